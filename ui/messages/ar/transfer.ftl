## الاستيراد: ما يدخل

drop-anywhere = أفلته للاستيراد. ترى ما هو قبل حفظ أي شيء.
dropped = ما أُفلت
picture = صورة
ways-title = أحضر حساباتك إلى هنا
ways-about = ملفات تصدير ونسخ احتياطية من برامج أخرى، حتى المشفّرة؛ وصور رموز QR؛ وروابط. أفلتها في أي مكان من هذه النافذة. ترى كل حساب قبل حفظ أي شيء.
ways-label = طرق الاستيراد
ways-more = إضافة المزيد إلى هذا الاستيراد
way-files = اختيار ملفات…
way-screen = البحث في الشاشة
way-camera = الكاميرا
way-clipboard = لصق
way-link = كتابة رابط
ways-link-hint = ⁦otpauth://⁩ أو ⁦otpauth-migration://⁩. فيه مفاتيح، لذلك يبقى مخفيًا أثناء اللصق.
screen-nothing = لم يُعثر على رمز QR. ما فُحص: { $screens }.
screen-nothing-next = كبّره، أو أحضره إلى الواجهة، أو اختر صورة له.
parts-missing-next = اعرض الرمز الناقص أو أفلته أو الصقه بالطريقة نفسها؛ فيُضاف إلى هذا الاستيراد. ويمكن أيضًا استيراد الموجود من دونه.
sources = ما يُقرأ
source-sealed = يحتاج إلى كلمة مروره.
source-password = كتابة كلمة المرور…
source-password-of = كتابة كلمة مرور { $name }
sealed-title = هذا الملف مشفّر
sealed-password = كلمة مروره
sealed-hint = التي اخترتها في البرنامج الآخر عند التصدير. لا تُحفظ.
sealed-empty = اكتب كلمة مرور الملف.
sealed-open = فتح الملف
sealed-opening = جارٍ الفتح…
phase-opening = جارٍ الفتح بكلمة المرور. جعله برنامج الملف بطيئًا عن قصد.
phase-comparing = جارٍ المقارنة بحساباتك…
phase-preparing = جارٍ أخذ لقطة مما هو موجود…
phase-making-key = يُنشأ مفتاح من عبارة المرور. هذا بطيء عن قصد.
phase-checking = تجري القراءة من جديد والمقارنة…

## الكاميرا

camera-title = ضع رمز QR أمام الكاميرا
camera-picture = صورة الكاميرا
camera-asking = في انتظار الكاميرا. قد يطلب النظام إذنك.
camera-on = يُقرأ حالما يصبح واضحًا. تبقى الصور على هذا الحاسوب ولا تُحفظ.
camera-hidden = أُطفئت الكاميرا حين كانت النافذة مخفية.
camera-start = تشغيل الكاميرا
camera-off = الكاميرا مطفأة.
camera-refused = لا يُسمح لـ Countersign باستخدام الكاميرا.
camera-none = لا توجد كاميرا في هذا الحاسوب.
camera-in-use = الكاميرا موجودة لكنها لا تعطي صورة.
camera-unsupported = لا يمكن استخدام الكاميرا في هذه النافذة.
camera-failed = توقفت الكاميرا.
camera-next-off = شغّلها من جديد عندما تكون مستعدًا.
camera-next-refused = اسمح بها في إعدادات النظام، أو التقط صورة للرمز واخترها.
camera-next-none = صِل واحدة، أو التقط صورة للرمز واخترها.
camera-next-in-use = ربما يستخدمها برنامج آخر. أغلقه ثم حاول مرة أخرى.
camera-next-unsupported = التقط صورة للرمز واخترها، أو ابحث في الشاشة.
camera-next-failed = حاول مرة أخرى، أو التقط صورة للرمز واخترها.

## الاستيراد: سطوره

rows = الحسابات المراد استيرادها
rows-show = عرض
rows-all = الكل
rows-attention = للمراجعة
status-new = جديد
status-here = موجود هنا
status-changed = تغيّر
status-attention = للمراجعة
row-number = الصف { $number }
row-import = استيراد { $name }
row-change = تغيير { $name }
row-tags = الوسوم: { $tags }
row-note = ملاحظة: { $note }
row-picture = مع صورته
row-here = موجود هنا باسم { $name }.
row-changes = مفتاحه موجود هنا من قبل باسم { $name }. أخذه يغيّر ذلك الحساب:
refused = { $count ->
    [zero] يمكن أخذ كل السطور.
    [one] لا يمكن أخذ سطر واحد. احفظ ما في الملف عنه مع السبب؛ في النص مفاتيح يستطيع أي أحد قراءتها.
    [two] لا يمكن أخذ سطرين. احفظ ما في الملف عنهما مع الأسباب؛ في النص مفاتيح يستطيع أي أحد قراءتها.
    [few] لا يمكن أخذ { $count } سطور. احفظ ما في الملف عنها مع الأسباب؛ في النص مفاتيح يستطيع أي أحد قراءتها.
    [many] لا يمكن أخذ { $count } سطرًا. احفظ ما في الملف عنها مع الأسباب؛ في النص مفاتيح يستطيع أي أحد قراءتها.
   *[other] لا يمكن أخذ { $count } سطر. احفظ ما في الملف عنها مع الأسباب؛ في النص مفاتيح يستطيع أي أحد قراءتها.
}
refused-save = حفظها نصًا…
refused-saved = حُفظ في { $path }. في ذلك الملف مفاتيح: احذفه عندما تنتهي منه.
summary-none = لا يوجد ما يُستورد بعد.
summary-new = جديد: { $count }
summary-here = موجود هنا: { $count }
summary-changed = تغيّر: { $count }
summary-attention = للمراجعة: { $count }
summary-import = { $parts }. لا يُحفظ شيء حتى تختار «{ import-act }».
summary-nothing = { $parts }. لا يوجد ما يُستورد.
summary-unchosen = { $parts }. لم يُختر شيء.
import-act = استيراد { $count }
import-leave = تركه
imported = تم الاستيراد: { counted-accounts }.
imported-changed = تم التغيير: { counted-accounts }.
imported-both = تم الاستيراد: { counted-accounts }، والتغيير: { $changed }.
imported-refused = تعذر أخذ: { counted-accounts }. تبقى حيث صدّرت منها.
imported-next = جرّب رمزًا قبل أن تحذف شيئًا في البرنامج الآخر. إن لم يكن الملف المستورد مشفّر فاحذفه بعد ذلك: من يملكه يملك حساباتك.
imported-see = عرض رموزك
imported-undo = التراجع عن الاستيراد
imported-more = استيراد شيء آخر

## التصدير

export-none = لا يوجد حساب لتصديره بعد.
export-which = أي الحسابات
export-all = الكل: { counted-accounts }
export-some = بعضها
export-some-chosen = بعضها: اختير { $count }
export-search = بحث
export-search-label = البحث في الحسابات
export-choose-found = اختيار هذه ({ $count })
export-choose-none-found = عدم اختيار أي من هذه
export-unlisted = يوجد غيرها { $count }؛ ابحث لتراها.
export-form = بأي صيغة
export-sealed = مشفّر بكلمة مرور
export-plain = غير مشفّر: يستطيع أي أحد قراءته
export-forbidden = لا تسمح قواعد هذا الحاسوب إلا بالتصدير المشفّر.
export-screen = على هذه الشاشة، لهاتف
export-codes = رموز QR للمسح
export-codes-about = Google Authenticator وAegis و2FAS وغيرها: عدة حسابات في كل رمز
export-code = رمز QR لهذا الحساب
export-code-about = يمسحه أي تطبيق مصادقة على الهاتف
export-plan = ما سيُكتب
export-left-out = لن تكون في الملف ({ counted-accounts }):
export-losses = لا تتسع هذه الصيغة لكل شيء. يبقى هنا:
export-fits = كل شيء يتسع في هذه الصيغة: { counted-accounts }.
export-password = كلمة مرور الملف
export-not-encrypted = هذا غير مشفّر.
export-warning = من يراه يستطيع إنشاء رموزك، حتى بعد وقت طويل. استخدم صيغة مشفّرة حيث أمكن؛ واحذف هذه حالما تؤدي غرضها.
export-where = أنت تختار المكان. يُقرأ من جديد ويُقارن قبل أن يُعدّ منتهيًا.
export-writing = جارٍ الكتابة…
export-choose = اختر حسابًا
export-act = كتابة { $count ->
    [zero] لا شيء
    [one] حساب واحد
    [two] حسابين
    [few] { $count } حسابات
    [many] { $count } حسابًا
   *[other] { $count } حساب
}
export-act-plain = { $count ->
    [zero] لا مفاتيح لكتابتها
    [one] كتابة مفتاح واحد يستطيع أي أحد قراءته
    [two] كتابة مفتاحين يستطيع أي أحد قراءتهما
    [few] كتابة { $count } مفاتيح يستطيع أي أحد قراءتها
    [many] كتابة { $count } مفتاحًا يستطيع أي أحد قراءتها
   *[other] كتابة { $count } مفتاح يستطيع أي أحد قراءتها
}
export-ask = هل تريد كتابة مفاتيح يستطيع أي أحد قراءتها؟
export-ask-keep = عدم كتابتها
export-ask-sheet = من يملك الورقة، أو نسخة من ملفها، يستطيع إنشاء رموزك.
export-ask-file = من يحصل على الملف، أو على نسخة منه في نسخة احتياطية أو سحابة، يستطيع إنشاء رموزك.
exported = تمت الكتابة والقراءة من جديد والمقارنة: { counted-accounts }.
exported-plain = من يملك هذا الملف يملك الحسابات. احذفه عندما يؤدي غرضه.
exported-back = العودة إلى رموزك
exported-again = التصدير بصيغة أخرى
codes-label = رموز QR
codes-picture = رمز QR ‏{ $place } من { $count }
codes-picture-of = رمز QR للحساب { $account }
codes-place = الرمز { $place } من { $count }. امسحها كلها واحدًا بعد آخر.
codes-timeout = تُخفى بعد دقيقة.
codes-previous = الرمز السابق
codes-next = الرمز التالي
codes-show = إظهار رموز QR
codes-timed-out = أُخفيت بعد دقيقة. إظهارها من جديد
codes-warning = من يراها أو يصوّرها يملك الحسابات. انظر من خلفك.
codes-warning-one = من يراه أو يصوّره يملك الحساب. انظر من خلفك.
codes-left-out = لن تكون في الرموز ({ counted-accounts }):
codes-in = في هذه الرموز: { $place } من { counted-accounts }.
codes-none = لا يمكن وضع أي من هذه الحسابات في رموز كهذه.
codes-none-next = اختر واحدًا منها وحده: يتسع له رمز QR الخاص به. أو خذ ملفًا بصيغة أخرى.
codes-differs = قد يقرأ برنامج آخر هذا الرمز بشكل مختلف:
