## الرموز وعبارات المرور ورموز الاسترداد أثناء الكتابة

secret-show = إظهار: { $label }
code-first = اكتب الرمز أولًا.
code-sign = لا يحتوي أي رمز على «{ $sign }». اكتب ما يظهر في الرمز فقط.
code-long = المكتوب: { counted-characters }؛ وأقصى طول للرموز { $most }.
code-short = المكتوب: { counted-characters }؛ وأقل طول للرموز { $least }.
code-digits = { $count ->
    [zero] لم يُكتب أي رقم؛ طول رموز هذا الحساب { $wanted }.
    [one] المكتوب رقم واحد؛ طول رموز هذا الحساب { $wanted }.
    [two] المكتوب رقمان؛ طول رموز هذا الحساب { $wanted }.
    [few] المكتوب { $count } أرقام؛ طول رموز هذا الحساب { $wanted }.
    [many] المكتوب { $count } رقمًا؛ طول رموز هذا الحساب { $wanted }.
   *[other] المكتوب { $count } رقم؛ طول رموز هذا الحساب { $wanted }.
}
code-characters = المكتوب: { counted-characters }؛ طول رموز هذا الحساب { $wanted }.
code-letter = في هذا الرمز حرف. رموز هذا الحساب أرقام فقط.
code-letter-meant = في هذا الرمز حرف. هل قصدت { $digit } بدلًا من { $letter }؟
code-several = عدد الرموز في هذا النص: { $count }. أبقِ ما تقصده منها.
code-none = لا يوجد في هذا النص رمز طوله { $wanted }.
code-range = { $least } إلى { $most }
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

## التأكد من أنه أنت

confirm = أكّد أنك أنت
confirm-keychain = تجيب سلسلة المفاتيح عنك. لا شيء يُكتب.
confirm-passphrase = عبارة المرور الخاصة بك
confirm-recovery = رمز الاسترداد الخاص بك
way-keychain = سلسلة المفاتيح
way-two-part = عبارة المرور وسلسلة المفاتيح
