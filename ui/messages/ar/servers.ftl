## تسجيل الدخول

sign-in = تسجيل الدخول
sign-in-token-hint = رمز وصول شخصي مميز من { $host }. يُختم في خزنتك ويُمسح من هذا النموذج عند إرساله.
sign-in-panel = تسجيل الدخول
sign-in-device = تسجيل الدخول على جهاز آخر
sign-in-device-about = على هاتفك أو حاسوب آخر، افتح هذا العنوان واكتب الرمز:
sign-in-qr = رمز QR للعنوان وفيه الرمز
sign-in-waiting = في انتظار تسجيل دخولك هناك.
sign-in-ends = ينتهي بعد { $time }.
sign-in-browser = تابع في متصفحك
sign-in-browser-about = يعرض صفحة { $host }. وحين تسجّل الدخول تتابع هذه النافذة.
sign-in-open = فتح من جديد
sign-in-copied = نُسخ العنوان
sign-in-copy = نسخ العنوان
sign-in-use-device = استخدام جهاز آخر
sign-in-use-browser = استخدام المتصفح هنا
token-new = رمز مميز جديد
token-new-hint = من مكتب المساعدة، لـ { $host }. يبقى إعدادك ورمز QR الخاص به كما هما.
token-later = لاحقًا
token-use = استخدام هذا الرمز المميز

## رابط أو ملف من مؤسسة

offer-title = هل تريد إعداد رموز في { $host }؟
offer-about = يطلب رابط أو ملف من Countersign إعداد رموز في هذا الخادم. ستسجّل الدخول هناك بعد ذلك.
offer-known-as = لديك هذا الخادم من قبل باسم { $server }. تسجيل الدخول هناك يتابع به.
offer-known = لديك هذا الخادم من قبل. تسجيل الدخول هناك يتابع به.
offer-warning = لا تتابع إلا إن طلبت مؤسستك ذلك وكان العنوان عنوانها.
offer-waiting = { $count ->
    [zero] وصل { $count } رابطًا أو ملفًا آخر. تُعرض بعد هذا.
    [one] وصل رابط أو ملف آخر. يُعرض بعد هذا.
    [two] وصل رابطان أو ملفان آخران. يُعرضان بعد هذا.
    [few] وصلت { $count } روابط أو ملفات أخرى. تُعرض بعد هذا.
    [many] وصل { $count } رابطًا أو ملفًا آخر. تُعرض بعد هذا.
   *[other] وصل { $count } رابطًا أو ملفًا آخر. تُعرض بعد هذا.
}
leave-it = اتركه
offer-go-on = تابع إلى تسجيل الدخول
offer-add = إضافة هذا الخادم
offer-problem = لا يمكن استخدام هذا الرابط أو الملف

## الخوادم في الإعدادات

servers-title = الخوادم
servers-about = حيث تُعدّ الرموز أنت أو من يتصل بك. بيانات تسجيل الدخول مختومة في خزنتك.
servers-managed = من المسؤول
servers-sign-out-of = تسجيل الخروج من { $server }
servers-sign-out = تسجيل الخروج
servers-sign-in-again-to = تسجيل الدخول من جديد إلى { $server }
servers-signed-out = سُجّل الخروج من { $server }.
servers-more-about = المزيد عن { $server }
servers-more = المزيد…
servers-none = لا يوجد بعد. يُضاف خادم عند الإعداد مع مؤسستك.
servers-add = إضافة خادم
servers-requests = الطلبات إلى خوادمك
servers-requests-about = كل طلب مع جوابه، للاطلاع أو لإرساله إلى مكتب المساعدة. المفاتيح محجوبة.
servers-requests-show = عرض الطلبات

## خادم واحد

server-managed = حدّد المسؤول هذا الخادم. لا يمكن تغييره أو إزالته هنا.
server-clock-section = الساعة والشهادات
server-time-unknown = لحاسوب لا يمكن ضبط ساعته. لم تُقارن الساعتان بعد.
server-time-agrees = لحاسوب لا يمكن ضبط ساعته. الساعتان متفقتان هنا.
server-time-measured = القياس: { $difference }.
server-authorities = جهات إصدار شهادات خاصة بك
server-authorities-none = لم تُضف أي جهة. تلزم حيث تُصدر مؤسستك شهاداتها بنفسها.
server-authorities-added = { $count ->
    [zero] أُضيفت { $count } جهة. تسري على هذا الخادم فقط.
    [one] أُضيفت جهة واحدة. تسري على هذا الخادم فقط.
    [two] أُضيفت جهتان. تسريان على هذا الخادم فقط.
    [few] أُضيفت { $count } جهات. تسري على هذا الخادم فقط.
    [many] أُضيفت { $count } جهة. تسري على هذا الخادم فقط.
   *[other] أُضيفت { $count } جهة. تسري على هذا الخادم فقط.
}
server-authorities-add = إضافة واحدة
server-authorities-remove = إزالة الجهات المضافة
server-authorities-remove-short = أزِل
server-authority-large = { $name } أكبر من أن يكون شهادة.
server-remove = إزالة الخادم
server-change = غيّر…
server-remove-title = هل تريد إزالة { $server }؟
server-remove-about = يُسجَّل خروجك هناك ويزول الملف. تبقى الحسابات التي أُعدّت هناك ورموزها.
server-removed = أُزيل { $server }.
server-removed-but = أُزيل { $server }. { $problem }

## اختبار خادم

server-test-running = جارٍ الاختبار…
server-test-again = اختباره من جديد
server-test = اختبار الخادم
check-good = يعمل
check-bad = لا يعمل
check-unknown = غير معروف
check-reachable = الوصول إلى الخادم
check-certificate = التحقق من شهادته
check-instance = العثور على الخدمة
check-dialect = العثور على لهجته
check-clock = مقارنة الساعتين
check-signed-in = تسجيل الدخول

## ملف الخادم

server-address-missing = اكتب عنوان الخادم.
server-changed = غُيّر { $server }.
server-added = أُضيف { $server }.
server-change-title = تغيير { $server }
server-signs-out = العنوان الآخر يُنهي تسجيل الدخول هناك.
server-not-now = ليس الآن
server-save = حفظ الخادم
server-add = إضافة الخادم
server-address = عنوان الخادم
server-client-hint = يعرفه مكتب المساعدة. ويأتي به رابط الإعداد أو ملفه.
server-more = المزيد عن هذا الخادم
server-name-hint = كما تسمّيه. فارغ: اسم المضيف.
server-find-out = اكتشفها
server-way = كيف يسجّل الناس الدخول
server-help-hint = رقم هاتف أو عنوان لمكتب المساعدة. يمكن أن يكون فارغًا.
way-browser = في المتصفح
way-browser-about = يسجّل كل شخص الدخول بمتصفحه.
way-device = على جهاز آخر
way-device-about = لحاسوب بلا متصفح.
way-token = برمز مميز
way-token-about = لمكتب مساعدة يُعدّ الرموز لغيره.
server-offer = رابط الإعداد وملفه
server-offer-about = لمن سيُعدّون رموزًا في هذا الخادم. لا رمز مميز فيه ولا مفتاح.
server-offer-make = إنشاء رابط
server-offer-copied = نُسخ الرابط
server-offer-copy = نسخ الرابط
server-offer-save = حفظ كملف…
server-offer-what = ما في الملف
server-offer-saved = حُفظ { $name }.
