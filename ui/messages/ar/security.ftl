## ما يفتح الخزنة

slots = ما يفتح هذه الخزنة
slots-about = كل واحد منها يفتحها وحده. احتفظ باثنين على الأقل، وبرمز الاسترداد على ورق.
slots-add = إضافة طريقة
slot-keychain = سلسلة المفاتيح
slot-passphrase = عبارة مرور
slot-recovery = رمز استرداد
slot-two-part = عبارة مرور مع سلسلة المفاتيح
slot-about-keychain = تفتح من دون سؤال ما دامت سلسلة مفاتيح سطح مكتبك مفتوحة.
slot-about-passphrase = تفتح عندما تكتبها، على هذا الحاسوب أو مع نسخة.
slot-about-recovery = يفتح الخزنة حين لا يفتحها شيء آخر. عُرض مرة واحدة؛ ولا يملكه غيرك.
slot-about-two-part = تفتح بعبارة المرور وسلسلة مفاتيح هذا الحاسوب معًا. القرص المسروق وحده لا يكفي.
slot-damaged = تالف: لا يفتح شيئًا. أزله وأضفه من جديد.
slot-last = الطريق الوحيد للدخول. أضف طريقًا آخر قبل إزالته.
slot-change = تغيير
slot-change-passphrase = تغيير عبارة المرور
slot-change-two-part = تغيير عبارة المرور وسلسلة المفاتيح
slot-make-new = إنشاء واحد جديد
slot-remove = إزالة
slot-remove-keychain = إزالة سلسلة المفاتيح
slot-remove-passphrase = إزالة عبارة المرور
slot-remove-recovery = إزالة رمز الاسترداد
slot-remove-two-part = إزالة عبارة المرور وسلسلة المفاتيح
slot-ask-keychain = هل تريد إزالة سلسلة المفاتيح؟
slot-ask-passphrase = هل تريد إزالة عبارة المرور؟
slot-ask-recovery = هل تريد إزالة رمز الاسترداد؟
slot-ask-two-part = هل تريد إزالة عبارة المرور وسلسلة المفاتيح؟
slot-remove-about = لن يفتح هذه الخزنة بعد ذلك. تبقى حساباتك، وتعمل الطرق الأخرى كالسابق.
slot-remove-paper = ما كتبته أو طبعته يصبح بلا فائدة.
slot-remove-confirm = أثبت بطريقة أخرى أنك لا تزال قادرًا على الدخول.
slot-removed = أُزيل: { $slot }.
slot-add-keychain = إضافة سلسلة المفاتيح
slot-add-passphrase = إضافة عبارة مرور
slot-add-both = إضافة عبارة المرور وسلسلة المفاتيح معًا
slot-add-two-part = إضافة عبارة مرور مع سلسلة المفاتيح
slot-added-keychain = سلسلة المفاتيح تفتح هذه الخزنة الآن.
slot-added-passphrase = عبارة المرور تفتح هذه الخزنة الآن.
slot-added-two-part = عبارة المرور وسلسلة المفاتيح تفتحان هذه الخزنة الآن معًا.
slot-changed = تغيّرت عبارة المرور.
slot-changing = جارٍ التغيير…
slot-how-keychain = عندها تفتح سلسلة مفاتيح هذا الحاسوب الخزنة تلقائيًا، لكل من يستخدم هذا الحاسوب بحسابك. لا شيء يُكتب.
slot-how-two-part = يلزم الاثنان لفتح الخزنة: ما تكتبه، وما تحفظه سلسلة مفاتيح هذا الحاسوب. إن ضاعت سلسلة المفاتيح فلا ينفع إلا رمز الاسترداد.
slot-how-passphrase = تكتبها لفتح الخزنة. لا تُحفظ في أي مكان، ولا يستطيع أحد أن يبحث عنها لك.
slot-new-passphrase = عبارة المرور الجديدة
slot-passphrase-to-add = عبارة المرور المضافة
slot-passphrase-stays = تبقى عبارة مرور هذه الخزنة كما هي.
ask = طلب عبارة المرور
ask-about = تفتح سلسلة المفاتيح هذه الخزنة اليوم تلقائيًا. اختر ما يلزم بدلًا منها؛ وعندها لا تفتح سلسلة المفاتيح وحدها شيئًا.
ask-what = ما يلزم بدلًا منها
ask-passphrase = عبارة المرور
ask-passphrase-about = تعمل على كل حاسوب تُنسخ إليه الخزنة. مدى الحماية يتوقف على العبارة.
ask-both = عبارة المرور وسلسلة المفاتيح معًا
ask-both-about = القرص المسروق لا يعطي شيئًا للتخمين. إن ضاعت سلسلة المفاتيح فلا ينفع إلا رمز الاسترداد.
ask-no-recovery = لا يوجد رمز استرداد بعد. أنشئ واحدًا بعد ذلك.
asked = تُطلب عبارة المرور من الآن.

## القفل

locking = القفل
locking-about = القفل يفرغ النافذة ويمسح المفتاح من الذاكرة. ويُحتفظ بالإعداد غير المكتمل.
locking-idle = القفل عند عدم استخدام الحاسوب
locking-open = تبقى مفتوحة حتى تقفلها.
locking-after-about = بعد { $time } بلا فأرة ولا لوحة مفاتيح في هذه النافذة.
locking-longest = يسمح المسؤول بما أقصاه { $time }.
locking-after = بعد { $time }
locking-desktop = القفل مع سطح المكتب
locking-desktop-about = عند قفل الشاشة، وقبل سكون الحاسوب.
locking-start = البدء مقفلًا
locking-start-about = عند بدء Countersign ينتظرك، حتى حيث تستطيع سلسلة المفاتيح فتحه.
locking-note = لا يفتح هذه الخزنة إلا سلسلة المفاتيح، فنقرة واحدة تفتحها مجددًا. اطلب عبارة مرور ليصمد القفل.

## من المسؤول

policy = من المسؤول
policy-about = محدد لهذا الحاسوب. يمكن قراءته هنا ولا يمكن تغييره.
policy-server = الخادم الذي تُعدّ الرموز لديه
policy-lock = يُقفل في أقصى حد
policy-lock-after = بعد { $time } بلا استخدام
policy-export = التصدير من دون تشفير
policy-export-off = معطّل
policy-export-allowed = مسموح
policy-file = الملف: { $path }

## اللقطات

snapshots = اللقطات
snapshots-about = نسخ من الخزنة على هذا الحاسوب، مختومة مثلها. تنفع عند الأخطاء والتلف، لا عند ضياع القرص.
snapshots-count = { $count ->
    [zero] لا لقطات ({ $ago }).
    [one] لقطة واحدة، أُخذت { $ago }.
    [two] لقطتان، أُخذت أحدثهما { $ago }.
    [few] { $count } لقطات، أُخذت أحدثها { $ago }.
    [many] { $count } لقطة، أُخذت أحدثها { $ago }.
   *[other] { $count } لقطة، أُخذت أحدثها { $ago }.
}
snapshots-none = لا توجد لقطة بعد. تُؤخذ واحدة تلقائيًا بعد التغيير القادم.
snapshots-folder = في { $path }
snapshot-time = ‏{ $day }، { $time }
snapshot-take = أخذ لقطة الآن
snapshot-taken = أُخذت لقطة للوضع الحالي.
snapshot-restore = استعادة…
snapshot-restore-of = استعادة اللقطة: { $time }
snapshot-ask = هل تريد استعادة هذه اللقطة: { $time }؟
snapshot-ask-about = تصبح حساباتك كما كانت في تلك اللحظة: { counted-accounts }.
snapshot-ask-undo = تُؤخذ لقطة للوضع الحالي أولًا، فيمكن التراجع.
snapshot-ask-added = الحسابات المضافة منذ ذلك الحين تذهب إلى سلة المهملات.
snapshot-ask-counters = لا تعود العدادات إلى الوراء، فلا يُستخدم رمز مرتين.
snapshot-ask-slots = يبقى ما يفتح الخزنة كما هو الآن.
snapshot-act = استعادة اللقطة
snapshot-restoring = جارٍ الاستعادة…
snapshot-restored = استُعيدت اللقطة. { $what }.
snapshot-same = استُعيدت اللقطة. لم يكن هناك فرق.
snapshot-back = عاد: { counted-accounts }
snapshot-as-then = كما كان حينها: { counted-accounts }
snapshot-trashed = إلى سلة المهملات: { counted-accounts }
snapshot-undo = التراجع عن الاستعادة
snapshot-undone = كل شيء كما كان قبل استعادة اللقطة.
snapshot-scheduled = أُخذت تلقائيًا بعد تغيير
snapshot-asked = أُخذت بطلبك
snapshot-before-restore = أُخذت قبل استعادة لقطة
snapshot-before-migration = أُخذت قبل تحديث Countersign
snapshot-before-import = أُخذت قبل استيراد
snapshot-outdated = تنتظر الختم بالمفتاح الجديد
snapshot-damaged = تالفة
snapshot-other-vault = من خزنة أخرى
snapshot-newer = من إصدار أحدث من Countersign

## سلة المهملات

trash = سلة المهملات
trash-about = تبقى الحسابات المُزالة هنا 30 يومًا ولا تنشئ رموزًا. ثم تُحذف نهائيًا.
trash-empty = سلة المهملات فارغة.
trash-removed = { $count ->
    [zero] أُزيل: { $day } · يُحذف اليوم
    [one] أُزيل: { $day } · بقي يوم واحد
    [two] أُزيل: { $day } · بقي يومان
    [few] أُزيل: { $day } · بقيت { $count } أيام
    [many] أُزيل: { $day } · بقي { $count } يومًا
   *[other] أُزيل: { $day } · بقي { $count } يوم
}
trash-restore = استعادة
trash-restore-named = استعادة { $account }
trash-restored = عاد { $account } إلى رموزك.
trash-delete = حذف…
trash-delete-named = حذف { $account } نهائيًا
trash-delete-ask = هل تريد حذف { $account } نهائيًا؟
trash-delete-act = حذف { $account }
trash-delete-about = يُزال مفتاحه من الخزنة ومن كل لقطة. لا يستطيع أحد استعادته.
trash-delete-copies = نسخ الخزنة التي أُخذت خارج Countersign لا تزال تحتويه.
trash-clear = إفراغ سلة المهملات
trash-clear-ask = هل تريد الحذف نهائيًا ({ counted-accounts })؟
trash-clear-about = تُزال مفاتيحها من الخزنة ومن كل لقطة. لا يستطيع أحد استعادتها.

## عند وجود مشكلة

trouble = عند وجود مشكلة
trouble-doctor = يجرّب سلسلة مفاتيح هذا الحاسوب خطوة خطوة، ويقول ما العمل.
trouble-key = بعد ضياع حاسوب أو نسخة من الخزنة. يُختم كل شيء من جديد.
vault-folder = الخزنة: { $path }

## مفتاح جديد

rekey = مفتاح جديد لهذه الخزنة
rekey-open = إنشاء مفتاح جديد…
rekey-about = يُختم كل شيء من جديد بمفتاح لم يُستخدم من قبل. افعل ذلك بعد ضياع حاسوب أو قرص أو نسخة من الخزنة.
rekey-copies = النسخ الموجودة في أماكن أخرى تُفتح كالسابق. ورمز الاسترداد يكون جديدًا دائمًا.
rekey-keeps = يفتح الخزنة بعد ذلك
rekey-recovery = رمز استرداد جديد، تكتبه أولًا للتأكد
rekey-drops = لا يفتح شيئًا بعد ذلك
rekey-recall = لا يمكن استرجاع نسخة صارت لدى أحد: تُفتح بما كان يفتحها حينها. إن كان ذلك محتملًا فاطلب إعداد حساباتك من جديد حيث تسجّل الدخول.
rekey-step = الخطوة { $place } من 3
rekey-type = اكتب الرمز الجديد من ورقتك
rekey-another = اختيار عبارة مرور أخرى أيضًا
rekey-passphrase = عبارة المرور من الآن
rekey-done = لهذه الخزنة مفتاح جديد.
rekey-done-about = واللقطات على هذا الحاسوب مختومة به أيضًا. أتلف رمز الاسترداد القديم.
rekey-keep = الإبقاء على المفتاح
rekey-begin = بدء
rekey-next = متابعة
rekey-act = إنشاء المفتاح الجديد
rekey-working = جارٍ ختم كل شيء من جديد…

## رمز الاسترداد

recovery-make-new = إنشاء رمز استرداد جديد
recovery-about = يفتح رمز الاسترداد خزنتك حين لا يفتحها شيء آخر: عبارة مرور منسية، أو سلسلة مفاتيح أُفرغت، أو نسخة على حاسوب جديد.
recovery-once = يُعرض مرة واحدة.
recovery-once-about = تكتبه على ورق أو تطبعه.
recovery-typed = ثم تعيد كتابته،
recovery-typed-about = ليعرف كلانا أنه صحيح.
recovery-works = عندها يعمل.
recovery-works-about = والخروج قبل ذلك لا يغيّر شيئًا.
recovery-old = الرمز الذي لديك الآن يعمل حتى تكتب الجديد.
recovery-type = اكتب الرمز من ورقتك
recovery-done = رمز الاسترداد يعمل من الآن.
recovery-done-about = احفظ الورقة حيث تحفظ جواز السفر، لا بجانب هذا الحاسوب.
recovery-show = إظهار الرمز
recovery-discard = التخلص من هذا الرمز
recovery-written = هو عندي على ورق
recovery-checking = جارٍ التحقق…
recovery-use = استخدام هذا الرمز
recovery-shown = اكتبه على ورق أو اطبعه، واحفظه بعيدًا عن هذا الحاسوب. لا يُعرض إلا الآن: 7 مجموعات من خمسة محارف.
recovery-picture = رمز الاسترداد
recovery-print = طباعة ورقة
sheet-title = رمز استرداد Countersign
sheet-about = يفتح رموز تسجيل الدخول حين لا يفتحها شيء آخر: عبارة مرور منسية، أو سلسلة مفاتيح ضائعة، أو حاسوب جديد. من يملكه مع نسخة من الخزنة يملك رموزك. احفظه كما تحفظ جواز السفر.
sheet-made = أُنشئ في { $day }. الرمز الأحدث يجعل هذا بلا فائدة.
sheet-use = لاستخدامه: افتح Countersign، واختر «استخدام رمز الاسترداد»، واكتبه. لا أهمية لحالة الأحرف والمسافات.
