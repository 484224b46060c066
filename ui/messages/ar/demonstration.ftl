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

## العرض التوضيحي الموجّه

guide-title = عرض توضيحي موجّه
guide-caption = أربع خطوات
guide-about = رمز خاطئ، ساعة متأخرة، لا إذن، نجاح. يجري من تلقاء نفسه.
guide-at = عرض توضيحي موجّه، { $at } من { $of }
guide-next = التالي: { $step }
guide-finish = إنهاء
guide-leave = مغادرة الدليل
guide-say = قل بصوت عالٍ:
guide-quote = «{ $words }»
guide-wrong-code = رمز خاطئ
guide-wrong-code-next = رمز خاطئ
guide-wrong-code-shows = أخطأ الموظف الجديد في رقم واحد. يرفض الخادم الرمز.
guide-wrong-code-say = الرمز الخاطئ لا يكلّف شيئًا. يبقى الإعداد ونحاول من جديد.
guide-slow-clock = ساعة متأخرة
guide-slow-clock-next = ساعة متأخرة
guide-slow-clock-shows = الرمز هو الصحيح، لكن ساعة الهاتف متأخرة 94 ثانية.
guide-slow-clock-say = الرمز صحيح لكن لوقت آخر. العيب في الساعة لا فيك.
guide-no-permission = لا إذن
guide-no-permission-next = لا إذن
guide-no-permission-shows = لا يسمح الخادم لمكتب المساعدة هذا بإعداد ذلك الشخص.
guide-no-permission-say = يقول المرجع أي صلاحية تنقص. لم يتغير شيء.
guide-success = نجاح
guide-success-next = نجاح
guide-success-shows = عادت الساعة صحيحة وقُبل الرمز.
guide-success-say = هكذا يجري الأمر حين يكون كل شيء سليمًا: اكتب الرمز وانتهى.

## الشريط والدرج

demo-banner = عرض توضيحي: لا يُحفظ شيء هنا
demo-guide = جولة موجّهة في العرض
demo-guide-short = دليل
demo-scenario = السيناريو: { $scenario }
demo-scenario-clock = السيناريو: { $scenario }، الساعة غير مضبوطة
demo-reset = إعادة ضبط العرض
demo-reset-short = إعادة الضبط
demo-reset-done = عاد العرض التوضيحي كما كان في بدايته.
demo-leave = مغادرة
demo-drawer = ما يفعله الخادم
demo-drawer-about = يعمل خادم العرض التوضيحي داخل هذا البرنامج. اختر سلوكه؛ يتغير فورًا.
demo-server-clock = ساعة الخادم
demo-caller-clock = ساعة المتصل
demo-clock-right = صحيحة
demo-clock-slow = متأخرة { $time }
demo-clock-fast = متقدمة { $time }
demo-drawer-scenario = السيناريو
demo-address = عنوان الخادم: { $address }
presenter-playing = { $title }. { $happens }

## أشخاص العرض التوضيحي

role-new-starter = موظف جديد
role-new-starter-about = لا رموز لديه بعد. الإعداد ينجح.
role-half-way = في منتصف الطريق
role-half-way-about = بدأ مرة ولم يكمل. البدء من جديد يستبدل ذلك الإعداد.
role-already-enrolled = مُعدّ مسبقًا
role-already-enrolled-about = لديه رموز. يجب إزالتها قبل إعداد جديد.
role-no-permission = بلا إذن
role-no-permission-about = لا يجوز لهذا الطالب إعداده. يرفض الخادم.
