## الإعدادات

settings-title = الإعدادات
settings-sections = الأقسام
settings-security = الأمان
settings-servers = الخوادم وتسجيل الدخول
settings-backups = النسخ الاحتياطية
settings-appearance = الشكل
settings-codes = الرموز
settings-about = حول البرنامج
settings-demo = تُتلف خزنة العرض التوضيحي عند مغادرته. وتعود إعدادات خزنتك إلى هنا بعد ذلك.

appearance-group = كيف يبدو
appearance-theme = المظهر
appearance-theme-system = كالحاسوب
appearance-theme-light = فاتح
appearance-theme-dark = داكن
appearance-accent = لون التمييز
appearance-accent-about = لما يمكن الضغط عليه وللوقت المتبقي. وتحتفظ الأحكام بألوانها.
accent-teal = أخضر مزرق
accent-blue = أزرق
accent-indigo = نيلي
accent-plum = برقوقي
accent-graphite = رصاصي
appearance-density = الأسطر
appearance-density-comfortable = مريحة
appearance-density-compact = متراصة
appearance-text = حجم النص
appearance-text-about = { $percent } من الحجم المعتاد
appearance-text-smaller = نص أصغر
appearance-text-larger = نص أكبر
appearance-example = مثال
appearance-language-group = اللغة
appearance-language = لغة هذه النافذة
appearance-language-system = كالحاسوب

codes-group = كيف تُعرض الرموز
codes-grouping = مجموعات الأرقام
codes-grouping-standard = حسب الطول
codes-grouping-threes = ثلاثات
codes-grouping-twos = أزواج
codes-grouping-none = بلا
codes-show-next = الرمز التالي
codes-show-next-about = الرمز الذي يليه، صغيرًا، تحت كل رمز.
codes-hide = إخفاء الرموز حتى تُطلب
codes-hide-about = تحل نقاط محلها. يمكن النسخ من دون إظهار. والرمز الذي طُلب يختفي من جديد عندما يتغير.
codes-clipboard-group = الحافظة
codes-clipboard = مسح الرمز المنسوخ
codes-clipboard-about = فقط إن كان لا يزال هناك. ويبقى ما نسخته بعده.
codes-clipboard-after = { $seconds ->
    [zero] فورًا
    [one] بعد ثانية واحدة
    [two] بعد ثانيتين
    [few] بعد { $seconds } ثوانٍ
    [many] بعد { $seconds } ثانية
   *[other] بعد { $seconds } ثانية
}
codes-clipboard-never = أبدًا

about-program = Countersign { $version }
about-system = نظام التشغيل
about-desktop = سطح المكتب
about-engine = عارض الويب
about-package = مثبَّت بصيغة
about-words = ينشئ رموز تسجيل الدخول على هذا الحاسوب، ويعدّها، ويتحقق منها.
about-support-group = المساعدة
about-support = نص للدعم
about-support-about = ما يحتاج من يساعدك إلى معرفته: الإصدارات والإعدادات وحالة الخزنة وسلسلة المفاتيح وآخر المشكلات. بلا مفاتيح أو رموز أو رموز وصول أو أسماء حسابات أو أشخاص.
about-support-open = الاطلاع عليه
support-about = هذا كل ما سيكون في الملف. وهو بالإنجليزية لمن يساعدك. لا يُرسَل شيء: أنت تقرر إلى أين يذهب.
support-exchanges = التبادلات مع الخوادم
support-exchanges-about = آخرها، دون ما يدل على أحد.
support-servers = أسماء الخوادم
support-servers-about = من دونها تُرقَّم الخوادم فقط.
support-gathering = جارٍ التجميع…
support-copy = نسخ
support-copied = تم النسخ
support-save = حفظ باسم…
support-saving = جارٍ الحفظ…
support-saved = حُفظ في { $path }.
about-licences = التراخيص
about-licences-about = يخضع Countersign لترخيص MIT أو Apache License 2.0، كما تشاء. وقد صُنع بالاستعانة بعمل آخرين:
about-licences-show = عرض ما صُنع به
licences-search = البحث بالاسم أو الترخيص
licences-count = { $count ->
    [zero] لا حزم
    [one] حزمة واحدة
    [two] حزمتان
    [few] { $count } حزم
    [many] { $count } حزمة
   *[other] { $count } حزمة
}
licences-none = لا شيء يطابق.
about-marks = شعارات الجهات ملك لأصحابها. وهي هنا للتمييز بين الحسابات فقط.
