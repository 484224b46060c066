### العربية. من اليمين إلى اليسار؛ ستة أشكال للعدد.

## الأسماء

account-without-name = حساب بلا اسم
close = إغلاق
cancel = إلغاء
undo = تراجع

## النافذة

nav-label = الصفحات
nav-codes = الرموز
nav-enroll = الإعداد
nav-verify = التحقق
nav-transfer = الاستيراد والتصدير
nav-transfer-short = الاستيراد
nav-settings = الإعدادات
nav-lock = قفل
nav-palette = البحث عن أي شيء
version = الإصدار { $version }
nothing-to-undo = لا يوجد ما يمكن التراجع عنه.
undone = تم التراجع.
