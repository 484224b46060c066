## النسخ الاحتياطية التلقائية

backups = النسخ الاحتياطية التلقائية
backups-about = نسخ مشفّرة من كل الحسابات في مجلد لك، تُؤخذ بعد كل تغيير. تُفتح بعبارة مرور خاصة بها، على أي حاسوب، حتى بعد زوال هذا.
backups-on = النسخ تلقائيًا
backups-on-about = بعد كل تغيير، ويعاد حتى ينجح.
backups-first-folder = اختر مجلدًا أولًا.
backups-first-passphrase = اختر عبارة مرور أولًا.
backups-first-both = اختر مجلدًا وعبارة مرور أولًا.
backups-folder = المجلد
backups-no-folder = لا يوجد بعد. أنفعها مجلد على قرص آخر، أو مجلد يُنسخ إلى مكان آخر.
backups-choose = اختيار…
backups-change = تغيير…
backups-set = تحديد…
backups-passphrase = عبارة مرور النسخ الاحتياطية
backups-passphrase-has = محددة. النسخ السابقة لتغييرها تُفتح بعبارة ذلك الوقت.
backups-passphrase-none = لا توجد بعد. ليس لازمًا أن تكون التي تفتح Countersign.
backups-passphrase-about = من يملك نسخة احتياطية وعبارة المرور هذه يملك حساباتك. لا يستطيع أحد أن يبحث عنها لك: احفظها على ورق.
backups-passphrase-done = حُددت عبارة مرور النسخ الاحتياطية.
backups-keep = كم نسخة تبقى
backups-keep-about = تُحذف الأقدم بعد فتح الأحدث ومقارنتها.
backups-none = لا توجد نسخة احتياطية بعد
backups-last = آخر نسخة سليمة: { $ago }
backups-working = جارٍ العمل…
backups-now = النسخ الآن
backups-made = أُخذت نسخة احتياطية وفُتحت وقورنت.
backups-looking = جارٍ فحص النسخ الاحتياطية…
backups-look = عرض النسخ الاحتياطية
