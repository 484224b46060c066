## إضافة الحسابات

add-right = هل هذا صحيح؟
add-ways = طريقة الإضافة
add-way-link = لصق رابط
add-way-picture = صورة QR
add-way-hand = يدويًا
add-import = عدة حسابات، أو ملف من برنامج آخر، أو الشاشة، أو الكاميرا:
add-act = إضافة هذا الحساب
add-act-several = { $count ->
    [zero] لا حسابات لإضافتها
    [one] إضافة حساب واحد
    [two] إضافة حسابين
    [few] إضافة { $count } حسابات
    [many] إضافة { $count } حسابًا
   *[other] إضافة { $count } حساب
}
added = أُضيف { $account }.
added-several = { $count ->
    [zero] لم يُضَف أي حساب.
    [one] أُضيف حساب واحد.
    [two] أُضيف حسابان.
    [few] أُضيفت { $count } حسابات.
    [many] أُضيف { $count } حسابًا.
   *[other] أُضيف { $count } حساب.
}
add-several = { $count ->
    [zero] لم يُعثر على رموز QR.
    [one] عُثر على رمز QR واحد. اختر ما تضيفه.
    [two] عُثر على رمزَي QR. اختر ما تضيفه.
    [few] عُثر على { $count } رموز QR. اختر ما تضيفه.
    [many] عُثر على { $count } رمز QR. اختر ما تضيفه.
   *[other] عُثر على { $count } رمز QR. اختر ما تضيفه.
}
add-here = هذا المفتاح موجود هنا من قبل باسم { $account }.
add-link-hint = فيه مفتاح الحساب، لذلك يبقى مخفيًا أثناء اللصق.
add-drop = صورة فيها رمز QR
add-drop-about = أفلت صورة رمز QR هنا، أو الصق واحدة.
add-drop-hint = لقطة شاشة أو صورة. تُقرأ على هذا الحاسوب ولا تُحفظ.
add-large = حجم { $name } هو { $size } ميبيبايت؛ وأقصى ما يُقرأ 32 ميبيبايت. اختر صورة أصغر، أو اقتطع الرمز منها.
add-large-unnamed = هذه الصورة
add-issuer-example = الجهة صاحبة الحساب
add-label-example = اسم الدخول أو البريد لديها
add-key = المفتاح
add-key-hint = الحروف والأرقام من 2 إلى 7 التي عُرضت عليك. لا أهمية للمسافات.
add-advanced = خيارات متقدمة
add-kind = النوع
add-algorithm = الخوارزمية
add-digits = عدد الأرقام
add-counter = العداد
add-period = المدة بالثواني
add-look = عرض الحساب

## المفتاح للهاتف

key-title = إضافته إلى هاتفك
key-show-again = إظهار من جديد
key-text = إظهاره نصًا
key-text-hide = إخفاء النص
key-text-warning = من يقرأ هذا المفتاح يستطيع إنشاء رموزك. وقارئ الشاشة ينطقه بصوت مسموع.
key-text-keep = إبقاؤه مخفيًا
key-hidden = أُخفي بعد 5 دقائق.
