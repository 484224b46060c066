## التحقق من رمز

verify-title = التحقق من رمز
verify-account = الحساب
verify-code = الرمز الذي قُرئ
verify-verdict = الحكم
verify-live = لا يزال يمكن تسجيل الدخول بهذا الرمز. لفحص ساعة المتصل وحدها لا يحتاج اختبار الساعة إلى رمز حساب.
verify-against = جرى التحقق مقابل
verify-coincidence = المصادفة
verify-coincidence-what = { $chance } من الرموز العشوائية يطابق في موضع ما أيضًا.
verify-one-in = واحد من كل { $count }
verify-coincidence-none = لا يطابق أي رمز عشوائي في أي موضع آخر.
verify-foot = يقارن هذا الرمز بالمفتاح الموجود على هذا الحاسوب. ولا يقول من المتصل.
verify-empty = لا يوجد ما يُتحقق مقابله
verify-empty-about = يُتحقق من الرمز مقابل حساب على هذا الحاسوب، ولا يوجد حساب بعد.
verify-clock = حساب المتصل ليس هنا؟ اختبار ساعة المتصل
timeline-now = الآن حسب ساعة هذا الحاسوب: { $time }
timeline-accepted = المقبول: رموز من { $from } إلى { $until }
timeline-typed = الرمز المكتوب: من { $from } إلى { $until }

## الأحكام

verdict-now = صحيح، الآن
verdict-now-about = هذا رمز { $account } لهذه اللحظة.
verdict-before = صحيح، قبل خطوة
verdict-before-about = هذا رمز { $account } قبل خطوة. لا يزال محسوبًا.
verdict-ahead = صحيح، بعد خطوة
verdict-ahead-about = هذا الرمز التالي لـ { $account }. هو محسوب من الآن.
verdict-slow = صحيح لكنه متأخر { $time }: غير مقبول
verdict-slow-about = هذا الرمز لـ { $account }، لكن لوقت آخر. الساعة التي أنشأته متأخرة نحو { $time } قياسًا بهذا الحاسوب.
verdict-fast = صحيح لكنه متقدم { $time }: غير مقبول
verdict-fast-about = هذا الرمز لـ { $account }، لكن لوقت آخر. الساعة التي أنشأته متقدمة نحو { $time } قياسًا بهذا الحاسوب.
verdict-next = صحيح، التالي
verdict-next-about = هذا الرمز التالي لـ { $account }.
verdict-codes-ahead = { $count ->
    [zero] صحيح لكنه متقدم { $count } رمزًا: غير مقبول
    [one] صحيح لكنه متقدم برمز واحد: غير مقبول
    [two] صحيح لكنه متقدم برمزين: غير مقبول
    [few] صحيح لكنه متقدم { $count } رموز: غير مقبول
    [many] صحيح لكنه متقدم { $count } رمزًا: غير مقبول
   *[other] صحيح لكنه متقدم { $count } رمزًا: غير مقبول
}
verdict-codes-ahead-about = { $count ->
    [zero] هذا الرمز لـ { $account }، لكنه أبعد بـ { $count } رمزًا مما عدّه هذا الحاسوب.
    [one] هذا الرمز لـ { $account }، لكنه أبعد برمز واحد مما عدّه هذا الحاسوب.
    [two] هذا الرمز لـ { $account }، لكنه أبعد برمزين مما عدّه هذا الحاسوب.
    [few] هذا الرمز لـ { $account }، لكنه أبعد بـ { $count } رموز مما عدّه هذا الحاسوب.
    [many] هذا الرمز لـ { $account }، لكنه أبعد بـ { $count } رمزًا مما عدّه هذا الحاسوب.
   *[other] هذا الرمز لـ { $account }، لكنه أبعد بـ { $count } رمزًا مما عدّه هذا الحاسوب.
}
verdict-codes-behind = { $count ->
    [zero] صحيح لكنه قبل { $count } رمزًا: غير مقبول
    [one] صحيح لكنه قبل رمز واحد: غير مقبول
    [two] صحيح لكنه قبل رمزين: غير مقبول
    [few] صحيح لكنه قبل { $count } رموز: غير مقبول
    [many] صحيح لكنه قبل { $count } رمزًا: غير مقبول
   *[other] صحيح لكنه قبل { $count } رمزًا: غير مقبول
}
verdict-codes-behind-about = { $count ->
    [zero] هذا الرمز لـ { $account }، لكنه استُخدم قبل { $count } رمزًا.
    [one] هذا الرمز لـ { $account }، لكنه استُخدم قبل رمز واحد.
    [two] هذا الرمز لـ { $account }، لكنه استُخدم قبل رمزين.
    [few] هذا الرمز لـ { $account }، لكنه استُخدم قبل { $count } رموز.
    [many] هذا الرمز لـ { $account }، لكنه استُخدم قبل { $count } رمزًا.
   *[other] هذا الرمز لـ { $account }، لكنه استُخدم قبل { $count } رمزًا.
}
verdict-wrong = خطأ
verdict-wrong-about = هذا الرمز غير صحيح. تأكد أنك تقرأ { $account }.
verdict-malformed = ليس رمزًا

## اختبار الساعة

clock-test = اختبار الساعة
clock-about = يبيّن هل وقت هاتف المتصل صحيح، من دون مفتاح أي حساب. يُتلف المفتاح أدناه عند مغادرتك.
clock-scan = دع المتصل يمسح هذا
clock-scan-about = بالتطبيق الذي ينشئ رموزه، على شاشة مشتركة أو بجانبك. يضيف ذلك حسابًا باسم «Clock test».
clock-qr = رمز QR لمفتاح مؤقت
clock-key = المفتاح المؤقت، في مجموعات من أربعة
clock-key-show = تعذّر المسح؟ إظهار المفتاح لقراءته
clock-type-next = اكتب الرمز التالي الذي يُقرأ
clock-type = اكتب الرمز الذي يُقرأ
clock-code-next = الرمز الذي يليه
clock-code = رمز المتصل
clock-check = فحص الساعة
clock-result = النتيجة
clock-afterwards = بعد ذلك يحذف المتصل الحساب «Clock test». لا يقول هذا من المتصل.
clock-another = لمتصل آخر
clock-leave = مغادرة اختبار الساعة

## الفاحص

inspector-title = ما أُرسل واستُقبل
inspector-about = الأحدث أولًا. المفاتيح والرموز وبيانات الدخول محجوبة. قفل الخزنة يفرغ القائمة.
inspector-copied = نُسخ كنص للدعم
inspector-copy = نسخ كنص للدعم
inspector-empty = لم يُرسل شيء بعد.
inspector-clear = إفراغ القائمة
inspector-copied-all = نُسخ
inspector-copy-all = نسخ الكل كنص للدعم
inspector-at = { $day }، { $time } · { $duration }
