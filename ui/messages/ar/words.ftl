## ما يقال في عدة صفحات

counted-accounts = { $count ->
    [zero] لا حسابات
    [one] حساب واحد
    [two] حسابان
    [few] { $count } حسابات
    [many] { $count } حسابًا
   *[other] { $count } حساب
}
counted-characters = { $count ->
    [zero] لا محارف
    [one] محرف واحد
    [two] محرفان
    [few] { $count } محارف
    [many] { $count } محرفًا
   *[other] { $count } محرف
}
choose-all = اختيار الكل
choose-none = إلغاء الاختيار
hide = إخفاء
import = استيراد
export = تصدير
leave-as-is = تركه كما هو
link = الرابط
link-read = قراءة الرابط
look-again = الفحص مجددًا
looking = جارٍ البحث…
not-now = ليس الآن
reading = جارٍ القراءة…
show-all = عرض الكل ({ $count })
show-fewer = عرض أقل
