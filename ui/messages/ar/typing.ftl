## الرموز وعبارات المرور ورموز الاسترداد أثناء الكتابة

secret-show = إظهار: { $label }
recovery-first = اكتب رمز الاسترداد: 7 مجموعات من 5 محارف.
recovery-sign = في المجموعة { $place } المحرف «{ $sign }»، وهو ليس في أي رمز استرداد.
recovery-group = في المجموعة { $place }: { counted-characters }؛ وفي كل مجموعة 5.
recovery-length = المكتوب: { counted-characters }؛ وطول رمز الاسترداد 35.
recovery-rules = 7 مجموعات من خمسة. لا أهمية للمسافات والشرطات وحالة الأحرف؛ يُقرأ O صفرًا، وI وL واحدًا.
passphrase-again = مرة أخرى
passphrase-hint = { $least } محارف على الأقل. تصلح بضع كلمات لا يجمعها غيرك.
passphrase-short = المكتوب: { counted-characters }؛ وأقل طول لعبارة المرور { $least }.
passphrase-differs = العبارتان غير متطابقتين.
passphrase-missing = اكتب عبارة المرور التي تفتح هذه الخزنة.
strength-weak = يخمّنها الحاسوب بسرعة. أفضل ما يفيد بضع كلمات إضافية.
strength-fair = تخمينها بطيء. كلمة أخرى تجعله صعبًا.
strength-strong = صعبة التخمين.
