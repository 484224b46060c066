## لوحة الأوامر والاختصارات

palette-label = البحث عن أي شيء
palette-placeholder = حساب أو إعداد أو إجراء
palette-results = النتائج
palette-none = لا شيء يطابق «{ $text }».
palette-found = { $count ->
    [zero] لا نتائج
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { $count } نتائج
    [many] { $count } نتيجة
   *[other] { $count } نتيجة
}
palette-accounts = الحسابات
palette-actions = الإجراءات
palette-doing = مع حساب
palette-settings = الإعدادات
palette-copies = ينسخ الرمز
palette-hint = Enter للاختيار، وEsc للإغلاق
keys-title = اختصارات لوحة المفاتيح
keys-everywhere = في كل مكان
keys-list = في قائمة الرموز
keys-search = بحث
keys-search-letters = البحث بالكتابة
keys-any-letter = أي حرف
keys-copy = نسخ الرمز
keys-copy-next = نسخ الرمز التالي
keys-show = إظهار الرمز أو إخفاؤه
keys-move = الانتقال من حساب إلى حساب
keys-ends = الحساب الأول أو الأخير
keys-order = نقل الحساب في ترتيبك
keys-select = تحديد أو إلغاء التحديد
keys-select-all = تحديد الكل
keys-edit = تعديل الحساب
keys-remove = إزالة الحساب
keys-menu = المزيد عن الحساب
keys-time = سماع المدة الباقية للرمز
key-ctrl = Ctrl
key-shift = Shift
key-enter = Enter
key-space = المسافة
key-home = Home
key-end = End
key-delete = Delete
key-esc = Esc
keys-leave = مسح البحث وإنهاء التحديد

## الإجراءات

act-palette = البحث عن أي شيء
act-keys = عرض اختصارات لوحة المفاتيح
act-codes = الذهاب إلى الرموز
act-enroll = إعداد رموز مع مؤسستي
act-verify = التحقق من رمز
act-import = استيراد الحسابات
act-export = تصدير الحسابات
act-settings = فتح الإعدادات
act-add = إضافة حساب
act-add-picture = إضافة حساب من صورة
act-add-hand = إضافة حساب يدويًا
act-lock = قفل
act-undo = التراجع عن آخر تغيير
act-mask = حجب الأسماء والرموز
act-unmask = إظهار الأسماء والرموز من جديد
act-select = تحديد عدة حسابات
act-hide = إخفاء الرموز حتى تُطلب
act-unhide = إظهار الرموز دائمًا
act-next = إظهار الرمز التالي أيضًا
act-no-next = عدم إظهار الرمز التالي
act-larger = نص أكبر
act-smaller = نص أصغر
act-demo = بدء العرض التوضيحي
act-leave-demo = مغادرة العرض التوضيحي
act-presenter = واجهة المُقدِّم
act-security = الإعدادات: الأمان
act-servers = الإعدادات: الخوادم وتسجيل الدخول
act-backups = الإعدادات: النسخ الاحتياطية
act-appearance = الإعدادات: الشكل
act-code-settings = الإعدادات: الرموز
act-desktop = الإعدادات: سطح المكتب
act-about = الإعدادات: حول Countersign
act-choice = { $setting }: { $choice }

# Never shown: what an act may be looked for by besides its name. English is looked through in every language.

also-keys = مساعدة لوحة المفاتيح
also-enroll = تسجيل
also-verify = الدعم المتصل تأكد
also-import = ملف شاشة كاميرا الحافظة نقل
also-export = نسخ احتياطي طباعة ورقة نقل
also-settings = تفضيلات خيارات
also-add = جديد
also-add-picture = صورة رمز QR
also-add-hand = مفتاح كتابة
also-mask = إخفاء مشاركة الشاشة
also-select = عدة حسابات
also-presenter = عارض منصة
also-inspector = طلبات الشبكة سجل
also-larger = تكبير
also-smaller = تصغير
