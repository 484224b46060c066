## سطح المكتب حول النافذة: الإعدادات وعلبة النظام والنافذة الصغيرة

settings-desktop = سطح المكتب

desktop-tray-group = علبة النظام
desktop-tray = إظهار أيقونة في علبة النظام
desktop-tray-about = في قائمتها حساباتك المثبّتة، واختيار أحدها ينسخ رمزه. وأثناء القفل لا تذكر أي حساب.
desktop-tray-missing = لا يعرض سطح المكتب هذا علبة نظام. تظهر الأيقونة حالما توجد واحدة.
desktop-close = متابعة العمل عند إغلاق النافذة
desktop-close-about = يبقى Countersign في علبة النظام. أنهِه من هناك.
desktop-close-missing = من دون علبة نظام، ينهي إغلاقُ النافذة Countersign.
desktop-start = البدء مع سطح المكتب
desktop-start-about = عند تسجيل الدخول إلى هذا الحاسوب. يبقى في علبة النظام إذا كان يتابع العمل عند إغلاق النافذة.

desktop-find-group = الرموز من كل مكان
desktop-find-about = يفتح مفتاحٌ نافذةً صغيرة: اكتب واضغط Enter فيُنسخ الرمز.
desktop-find-wayland = لا يسمح سطح المكتب هذا لأي برنامج بأخذ مفتاح. أنشئ في إعدادات لوحة المفاتيح مفتاحًا يشغّل هذا الأمر:
shortcut-title = مفتاح النافذة الصغيرة
shortcut-none = لا يوجد
shortcut-choose = اختيار مفتاح
shortcut-remove = إزالة المفتاح
shortcut-press = اضغط المفاتيح…
shortcut-about = اضغط باستمرار Ctrl أو Alt أو مفتاح النظام، ثم اضغط حرفًا أو رقمًا أو المسافة أو F1 إلى F12. يلغي Escape ذلك.
shortcut-unfit = لا يمكن اختيار ذلك. اضغط باستمرار Ctrl أو Alt أو مفتاح النظام، ثم اضغط حرفًا أو رقمًا أو المسافة أو F1 إلى F12.

desktop-screen-group = مشاركة الشاشة
desktop-protect = إبقاء النافذة خارج لقطات الشاشة والتسجيلات
desktop-protect-about = يرى الآخرون مكانًا فارغًا عندما تشارك شاشتك. أما العرض التوضيحي فيُرى دائمًا.
desktop-protect-missing = لا يستطيع هذا النظام إبقاء نافذة خارج لقطات الشاشة والتسجيلات. قبل مشاركة شاشتك، احجب كل شيء أو أخفِ الرموز.

tray-open = فتح Countersign
tray-find = البحث عن رمز…
tray-lock = قفل
tray-unlock = مقفل. افتح لإلغاء القفل…
tray-nothing = لا توجد حسابات مثبّتة
tray-quit = إنهاء
tray-copied = نُسخ الرمز
tray-not-copied = لم يُنسخ شيء

find-title = البحث عن حساب
find-accounts = الحسابات
find-keys = ينسخ Enter الرمز ويغلق هذه النافذة. ويغلقها Escape.
find-none = لا يوجد حساب مطابق.
find-empty = لا توجد حسابات بعد.
find-locked = مقفل
find-locked-about = حساباتك في أمان. ألغِ قفلها في نافذة Countersign.
find-unlock = إلغاء القفل في النافذة
