## كلمات مشتركة

back = رجوع
done = تم
asking-server = جارٍ سؤال الخادم…
code = الرمز
code-for = لـ { $name }
check-code = التحقق من الرمز
user-id = معرّف المستخدم
user-id-hint = رقم الشخص الذي له الرموز، لا اسم الدخول.
user-id-missing = اكتب معرّف المستخدم لهذا الشخص.
server = الخادم
person = الشخص
on-behalf = نيابةً عن
login = اسم الدخول
on-behalf-of = نيابةً عن { $who }
on-behalf-at = نيابةً عن { $who } في { $host }
token = الرمز المميز
dialect = اللهجة
dialect-v2 = خوادم اليوم. اخترها إن لم يقل أحد غير ذلك.
dialect-v2beta = خوادم ما قبل اكتمال v2.
dialect-v3alpha = صيغة تجريبية من عام 2024 بمعرّفات تسجيل. رموز من 6 إلى 9 أحرف.
dialect-resources-v3alpha = الصيغة التجريبية اللاحقة، من أكتوبر 2024. رموز من 6 إلى 9 أحرف.
server-questions = للأسئلة: { $help }

## زر الخطأ

error-try-again = المحاولة من جديد
error-check-address = التحقق من العنوان
error-check-state = التحقق من الحالة
error-change-user = تغيير الحساب
error-new-token = إدخال رمز مميز جديد
error-use-token = إدخال رمز مميز
error-start-again = البدء من جديد
error-fix-clock = التحقق من جديد
error-unlock = فتح القفل
error-sign-in-again = تسجيل الدخول من جديد
error-use-server-time = استخدام وقت الخادم
error-give-registration-id = إدخال معرّفه
error-choose-folder = اختيار مجلد
error-wait = انتظر { $seconds } ث
error-copied = نُسخ لمكتب المساعدة
error-copy = نسخ لمكتب المساعدة
error-inspect = كل ما أُرسل واستُقبل

## ما أُرسل واستُقبل

exchange-request = الطلب
exchange-answer = الجواب
exchange-no-answer = لا جواب
exchange-body-request = متن الطلب
exchange-body-answer = متن الجواب
exchange-request-id = معرّف الطلب
exchange-clock = ساعة الخادم
exchange-difference = الفرق
exchange-sent = المُرسَل
exchange-status = الحالة
exchange-status-none = لا جواب
exchange-id = المعرّف
exchange-message = الرسالة
exchange-took = المدة
exchange-type = نوع المحتوى
exchange-said = ما قاله الخادم
exchange-said-body = جواب الخادم
milliseconds = { $count } ملّي ثانية

## نص مكتب المساعدة

ticket-reference = المرجع
ticket-what = ماذا
ticket-local = الوقت المحلي
ticket-server-id = معرّف الخادم
ticket-server-code = رمز الخادم
ticket-difference = فرق الساعتين

## الأوقات والأحجام

time-moment-ago = قبل لحظة
time-minutes = { $count } د
time-hours = { $count } س
time-days = { $count ->
    [zero] { $count } يومًا
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يومًا
}
size-bytes = { $count ->
    [zero] { $count } بايتًا
    [one] بايت واحد
    [two] بايتان
    [few] { $count } بايتات
    [many] { $count } بايتًا
   *[other] { $count } بايتًا
}
size-kib = { $count } كيبيبايت
size-mib = { $count } ميبيبايت
clock-unknown = غير معروف
clock-none = لا فرق
clock-slower = هذا الحاسوب متأخر { $time } عن الخادم
clock-faster = هذا الحاسوب متقدم { $time } على الخادم

## صفات الحساب

facts-totp = حسب الوقت
facts-hotp = حسب العدّاد
facts-digits = الأرقام: { $count }
facts-characters = الأحرف: { $count }
facts-period = كل { $seconds } ث
facts-counter = العدّاد { $count }

## رمز يُكتب

code-odd = لا يوجد «{ $character }» في الرموز. اكتب ما يظهر في الرمز فقط.
code-too-long = فيه { $count } من الأحرف؛ والرموز لا تزيد على { $most }.
code-missing = اكتب الرمز أولًا.
code-too-short = { $count ->
    [zero] فيه { $count } حرفًا؛ والرموز لا تقل عن { $least }.
    [one] فيه حرف واحد؛ والرموز لا تقل عن { $least }.
    [two] فيه حرفان؛ والرموز لا تقل عن { $least }.
    [few] فيه { $count } أحرف؛ والرموز لا تقل عن { $least }.
    [many] فيه { $count } حرفًا؛ والرموز لا تقل عن { $least }.
   *[other] فيه { $count } حرفًا؛ والرموز لا تقل عن { $least }.
}
code-several = في هذا النص { $count } من الرموز. أبقِ ما تقصده.
code-none-in-text = لا يوجد في هذا النص رمز طوله { $count } من الأحرف.
code-none-in-text-between = لا يوجد في هذا النص رمز طوله من { $least } إلى { $most } من الأحرف.
code-letter-meant = في هذا الرمز حرف. هل قصدت { $digit } بدل { $letter }؟
code-letter = في هذا الرمز حرف. رموز هذا الحساب أرقام فقط.
code-length-digits = { $count ->
    [zero] فيه { $count } رقمًا؛ ورموز هذا الحساب فيها { $length }.
    [one] فيه رقم واحد؛ ورموز هذا الحساب فيها { $length }.
    [two] فيه رقمان؛ ورموز هذا الحساب فيها { $length }.
    [few] فيه { $count } أرقام؛ ورموز هذا الحساب فيها { $length }.
    [many] فيه { $count } رقمًا؛ ورموز هذا الحساب فيها { $length }.
   *[other] فيه { $count } رقمًا؛ ورموز هذا الحساب فيها { $length }.
}
code-length-characters = { $count ->
    [zero] فيه { $count } حرفًا؛ ورموز هذا الحساب فيها { $length }.
    [one] فيه حرف واحد؛ ورموز هذا الحساب فيها { $length }.
    [two] فيه حرفان؛ ورموز هذا الحساب فيها { $length }.
    [few] فيه { $count } أحرف؛ ورموز هذا الحساب فيها { $length }.
    [many] فيه { $count } حرفًا؛ ورموز هذا الحساب فيها { $length }.
   *[other] فيه { $count } حرفًا؛ ورموز هذا الحساب فيها { $length }.
}
live-copy = نسخ
preview-now = الرمز الآن
preview-counter = الرمز للعدّاد { $count }

## رمز هذا الحاسوب

own-code = رمز هذا الحاسوب
own-code-wait = رمز جديد بعد { $seconds } ث…
own-code-now = استخدم هذا الآن
own-code-use = استخدم رمز هذا الحاسوب
own-code-caller = رمز المتصل
own-code-caller-use = استخدم رمز المتصل

## تأكيد هويتك

confirm-you = أكّد أنه أنت
confirm-way-keychain = سلسلة المفاتيح
confirm-way-passphrase = عبارة المرور
confirm-way-recovery = رمز الاسترداد
confirm-way-two-part = عبارة المرور وسلسلة المفاتيح
confirm-passphrase = عبارة مرورك
confirm-recovery = رمز استردادك
confirm-keychain = تجيب سلسلة المفاتيح عنك. لا يلزم كتابة شيء.

## من سجّل الدخول

session-none = لم يسجّل أحد الدخول.
session-over = انتهى تسجيل الدخول.
session-token-as = سُجّل الدخول برمز مميز باسم { $who }.
session-token = سُجّل الدخول برمز مميز.
session-as = سُجّل الدخول باسم { $who }.
session-someone = سُجّل الدخول.

## ما يقوله رابط أو ملف عن خادم

facts-name = الاسم
facts-address = العنوان
facts-kind = النوع
facts-kind-dialect = { $provider }، { $dialect }
facts-client = معرّف العميل
facts-help = من تسأل
