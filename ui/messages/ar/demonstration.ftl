## واجهة المُقدِّم

presenter-title = واجهة المُقدِّم
presenter-caption = عرض توضيحي
presenter-no-account = أعدّ الحساب الأول لترى رمزه هنا.
presenter-scenarios = السيناريوهات
presenter-leave = مغادرة واجهة المُقدِّم
presenter-say = قل: «{ $words }»
presenter-next = { $count ->
    [zero] الرمز التالي الآن
    [one] الرمز التالي بعد ثانية واحدة
    [two] الرمز التالي بعد ثانيتين
    [few] الرمز التالي بعد { $count } ثوانٍ
    [many] الرمز التالي بعد { $count } ثانية
   *[other] الرمز التالي بعد { $count } ثانية
}
presenter-code = رمز { $account }
presenter-demo-only = لا تعرض واجهة المُقدِّم إلا حسابات العرض التوضيحي. ابدأ العرض التوضيحي أولًا.
