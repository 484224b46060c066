## الإعداد: البداية

enroll-step = الخطوة { $at } من { $of }
enroll-later = الإكمال لاحقًا
enroll-how = كيف طُلب منك إعداد هذا؟
enroll-sign-in = تسجيل الدخول إلى مؤسستي
enroll-sign-in-at = تسجّل الدخول في { $host }.
enroll-sign-in-about = تسجّل الدخول كما تفعل كل يوم.
enroll-link = لديّ رابط أو ملف
enroll-link-about = من رسالة أو صفحة لمؤسستك.
enroll-qr = لديّ رمز QR
enroll-qr-about = تعرضه صفحة، ثم تطلب رمزًا بعده.
enroll-helpdesk = بيانات من مكتب المساعدة
enroll-helpdesk-about = عنوان خادم ومعرّف مستخدم ورمز مميز أعطاك إياها أحدهم.
enroll-elsewhere = إكمال إعداد بدأ في مكان آخر
enroll-demo = مشاهدته أولًا في العرض التوضيحي

## الخادم والرابط والشخص

enroll-server-where = أين تسجّل الدخول؟
enroll-server-which = أي مؤسسة؟
enroll-server-missing = اكتب عنوان خادم مؤسستك.
enroll-server-link = لديّ رابط أو ملف بدلًا من ذلك
enroll-server-other = خادم آخر
offer-open = فتح رابطك أو ملفك
offer-link = الرابط
offer-link-about = يذكر خادم مؤسستك. ترى إلى أين يؤدي قبل إرسال أي شيء.
offer-read = قراءة الرابط
offer-file = اختيار ملف
offer-file-large = حجم { $name } هو { $size }؛ وملف الإعداد لا يزيد على 16 كيبيبايت.
offer-holds-key = في هذا الرابط مفتاح حساب، كما في رمز QR. لم يعد يُعرض هنا.
offer-to-picture = المتابعة كما مع رمز QR
enroll-sign-in-to = تسجيل الدخول إلى { $server }
enroll-who = لمن يجري الإعداد؟
enroll-who-look = البحث عن الشخص
enroll-who-me = هذا أنا
enroll-details = بيانات من مكتب المساعدة
enroll-token-hint = يُستخدم لهذا الإعداد، ويُمسح من هذا النموذج عند إرساله.
enroll-start = إعداد الرموز

## هل هذا أنت؟

subject-person = هل هذا هو الشخص الصحيح؟
subject-you = هل هذا أنت؟
subject-at = { $who } في { $host }
subject-started = بدأ هذا الإعداد. المتابعة لا تبدأه من جديد.
subject-ready = الرموز معدّة مسبقًا.
subject-ready-here = على هذا الحاسوب إعداد غير مكتمل لهذا الحساب. قد يكون هو نفسه أو إعدادًا أقدم.
subject-here-gone = على هذا الحاسوب إعداد غير مكتمل لهذا الحساب، وليس لدى { $host } إعداد. غالبًا لم يعد رمز QR الخاص به صالحًا.
subject-here-unknown = على هذا الحاسوب إعداد غير مكتمل لهذا الحساب. لم يقل { $host } إن كان لا يزال ينتظر هناك.
subject-here = على هذا الحاسوب إعداد غير مكتمل لهذا الحساب. لا يزال رمز QR الخاص به صالحًا.
subject-pending = لم يكتمل إعداد سابق. البدء من جديد يبطل رمز QR الخاص به.
subject-unknown = لم يقل { $host } إن كانت الرموز معدّة. البدء يبطل أي إعداد غير مكتمل.
subject-none = لم تُعدّ رموز بعد.
subject-go-on = متابعة
subject-finish-try = محاولة إكمال ذلك الإعداد
subject-finish = إكمال ذلك الإعداد
subject-open = فتح الإعداد غير المكتمل
subject-replace = إزالتها والإعداد من جديد
subject-other = شخص آخر
subject-not-me = لست هذا الشخص
subject-for-another = إعداد رموز لشخص آخر

## إزالة الرموز القديمة

replace-title = هل تريد إزالة هذه الرموز؟
replace-title-of = هل تريد إزالة رموز { $who }؟
replace-stops = يتوقف فورًا
replace-stops-what = رموز { $who } في { $host }، على كل هاتف وحاسوب.
replace-works = لا يزال يعمل
replace-untold = لا يُعرف ما سيبقى
replace-untold-what = لم يقل { $host } بماذا أيضًا يستطيع { $who } تسجيل الدخول. أكمِل الإعداد الجديد دفعة واحدة.
replace-nothing = لا يبقى شيء آخر
replace-nothing-what = إلى أن يكتمل الإعداد الجديد لا توجد طريقة ثانية لتسجيل الدخول. أكمِله دفعة واحدة.
replace-when = تُزال عند بدء الإعداد الجديد، وهو الخطوة التالية.

## مكان الرموز

where-title = أين تريد رموزك؟
where-removed = أُزيلت الرموز القديمة. ولم تُعدّ رموز جديدة بعد.
where-id = معرّف الإعداد
where-id-about = معرّف الرموز المعدّة الآن. يعرفه مكتب المساعدة.
where-here = على هذا الحاسوب
where-here-about = ينشئها Countersign، حتى من دون شبكة.
where-phone = هنا وعلى هاتفي
where-phone-about = تمسح رمز QR بتطبيق الهاتف. وعندئذ ينشئ كلاهما الرموز نفسها.

## الرمز

enter-title = أدخل الرمز
enter-length = يقبل هذا الخادم رموزًا من { $least } إلى { $most } من الأحرف؛ ورموز هذا الحساب فيها { $count }.
enter-clock-slower = ساعة هذا الحاسوب متأخرة { $time } عن ساعة الخادم.
enter-clock-faster = ساعة هذا الحاسوب متقدمة { $time } على ساعة الخادم.
enter-follows = تتبع رموز هذا الحساب وقت الخادم.
use-server-time = استخدام وقت الخادم للرموز
enter-phone = الرمز على هاتفك
enter-phone-hint = امسح رمز QR أولًا، ثم اكتب ما يعرضه الهاتف.
enter-just-changed = تغيّر الرمز للتو. ما كتبته لا يزال صالحًا في العادة.
enter-checking = جارٍ التحقق…
enter-anyway = الإرسال على أي حال
enter-discard = تجاهل
enter-start-again = هل تريد البدء من جديد؟
enter-start-again-about = سيتوقف رمز QR الذي مسحته سابقًا عن العمل.
discard-title = هل تريد تجاهل إعداد { $account }؟
discard-act = تجاهل الإعداد
discarded = جرى تجاهل الإعداد غير المكتمل.
discarded-here = جرى تجاهله هنا. { $problem }
registration-none = ليس لدى { $host } إعداد غير مكتمل لهذا الحساب.
registration-pending = ينتظر { $host } رمزًا لإكمال هذا الإعداد.
registration-ready = الرموز معدّة مسبقًا في { $host }.
registration-unknown = لم يقل { $host } ما حالة هذا الإعداد.

## تم

done-they = اكتمل إعداد الشخص
done-you = اكتمل إعدادك
done-made-here = تُنشأ رموز { $account } على هذا الحاسوب.
done-behalf = نيابةً عن { $who } في { $host }. يحتفظ هذا الحاسوب بمفتاحه أيضًا.
done-found-out = ضاع الجواب في الطريق. يتبيّن من الخادم أنه قبِل الرمز.
done-counted = يعتمد الخادم هذا الإعداد دون تحقق. ورمزك صحيح هنا.
done-sign-in-again = يريد الخادم أن تسجّل الدخول من جديد برمز. وحتى ذلك الحين يرفض كل ما عداه.
done-wait = انتظر الرمز التالي قبل تسجيل الدخول. يقبل الخادم كل رمز مرة واحدة.
done-try = تجربة تسجيل الدخول
done-phone = نسخ إلى الهاتف
done-advice = قبل أن يضيع هذا الحاسوب: رمز الاسترداد يفتح هذه الرموز في مكان آخر، وطريقة ثانية لتسجيل الدخول تُدخلك من دونها.
done-let-in = نجح الأمر: سجّل { $host } دخول { $who }.
done-trying = يعرض متصفحك صفحة { $host }. سجّل الدخول هناك كما ستفعل كل يوم، بالرمز أعلاه.
waiting-browser = في انتظار متصفحك.
done-stop-waiting = إيقاف الانتظار
done-untold = تظهر النتيجة هناك، لا هنا.

## إعداد بدأ في مكان آخر

elsewhere-serial-missing = يريد هذا الخادم الرقم التسلسلي.
elsewhere-id-missing = يريد هذا الخادم معرّف التسجيل.
elsewhere-ready = الرموز معدّة هناك الآن
elsewhere-done = اكتمل الإعداد
elsewhere-found-out = ضاع الجواب في الطريق، فلا يُعرف إن كان ذلك بهذا الرمز. المفتاح حيث بدأ الإعداد، لا هنا.
elsewhere-accepted = قبِل { $host } الرمز. المفتاح حيث بدأ الإعداد، لا هنا.
elsewhere-no-check = مفتاح هذا الإعداد ليس هنا. لا يمكن التحقق من الرمز قبل إرساله؛ الخادم وحده يعرف.
elsewhere-user = معرّف المستخدم (فارغ: أنت)
elsewhere-serial = الرقم التسلسلي
elsewhere-id = معرّف التسجيل
elsewhere-id-optional = معرّف التسجيل (إن أعطاه الخادم)
elsewhere-send = إرسال الرمز

## صفحة تتحقق من الرمز

page-right = هل هذا صحيح؟
page-read = قراءة رمز QR
page-add = إضافة هذا الحساب
page-another = قراءة رمز آخر
page-way-picture = قراءة رمز QR
page-way-link = أعطت الصفحة رابطًا بدلًا منه
page-way-hand = تعرض الصفحة مفتاحًا يُكتب
page-noted = دُوّن
page-type = اكتب هذا الرمز في صفحة مؤسستك
page-accepted = تقول إن الصفحة قبلته. تُنشأ رموز { $account } على هذا الحاسوب.
page-wait = انتظر الرمز التالي قبل تسجيل الدخول: معظم الصفحات تقبل كل رمز مرة واحدة.
page-next = الرمز التالي
page-make = إنشاء رمز
page-was-accepted = قُبل
page-was-refused = رُفض
page-refused = انتظر الرمز التالي أعلاه واكتبه. إن رُفض أيضًا فالسبب واحد من هذين:
page-refused-clock = ساعة هذا الحاسوب غير مضبوطة. تعرف ذلك إن أظهر هاتف وقتًا آخر.
page-refused-old = تعرض الصفحة رمز QR جديدًا كل مرة، وهذا من عرض سابق. اقرأ الأحدث.
page-stays = يبقى الحساب هنا في هذه الأثناء.
page-read-again = قراءة رمز QR من جديد
page-check = التحقق من رمز هنا
page-decides = الصفحة هي التي تقرر. لا يُرسل شيء من هنا، فلا يمكن لـ Countersign أن يعرف ما قالته.

## إعداد غير مكتمل

pending = إعداد غير مكتمل
pending-waits = ينتظر إعداد غير مكتمل ({ $day }). أكمِله أو تجاهله.
pending-finish = إكماله
pending-discard = تجاهله
pending-discard-about = سيتوقف رمز QR الذي مسحته منه عن العمل. تبقى حساباتك الأخرى كما هي.
