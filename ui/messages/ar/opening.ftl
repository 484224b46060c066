## التشغيل الأول

first-title = إعداد رموز تسجيل الدخول
first-about = تُنشأ الرموز على هذا الحاسوب، حتى من دون شبكة.
first-enroll = مع مؤسستي
first-enroll-about = إعداد رموز لحساب أعطتك إياه مؤسستك.
first-add = إضافة رموزي أو استيرادها
first-add-about = من رابط، أو صورة فيها رمز QR، أو مفتاح تكتبه.
first-demo = تجربة العرض التوضيحي
first-demo-about = شاهد كيف يجري الإعداد والتحقق. لا يُحفظ شيء.

## مقفل

locked-title = Countersign مقفل
locked-about = لا يبقى أي رمز في هذه النافذة ما دامت مقفلة.
locked-offer = ينتظر رابط من { $host }. يظهر بعد فتح القفل.
locked-doctor = فحص سلسلة المفاتيح
locked-keychain = فتح القفل بسلسلة المفاتيح
locked-unlocking = جارٍ فتح القفل…
locked-or = أو
locked-passphrase-label = عبارة المرور
locked-two-part-hint = تضيف سلسلة المفاتيح جزأها تلقائيًا.
locked-passphrase = فتح القفل بعبارة المرور
locked-two-part = فتح القفل بعبارة المرور وسلسلة المفاتيح
locked-unlock = فتح القفل
locked-use-recovery = استخدام رمز الاسترداد
locked-recovery = فتح القفل برمز الاسترداد
first-offer = ينتظر رابط من { $host }. اختر «مع مؤسستي» لتراه.
passphrase-title = اختيار عبارة مرور
passphrase-about = تُختم حساباتك بعبارة المرور هذه بدلًا منها. تكتبها عند فتح Countersign.
passphrase-warning = لا يستطيع أحد أن يبحث عنها لك. بعد الحساب الأول أنشئ رمز استرداد: فهو يفتحها أيضًا.
passphrase-use = استخدام عبارة المرور هذه
passphrase-setting-up = جارٍ الإعداد…
read-only-about = أنشأ إصدار أحدث من Countersign هذه الخزنة. يمكنك قراءتها هنا؛ ولتغيير أي شيء ثبّت أحدث إصدار.

## سلسلة المفاتيح

keychain-absent = لا تعمل أي سلسلة مفاتيح على هذا الحاسوب.
keychain-locked = سلسلة مفاتيحك مقفلة. حساباتك في أمان.
keychain-no-collection = ليس في سلسلة مفاتيحك مكان لحفظ المفاتيح بعد.
keychain-denied = رفضت سلسلة المفاتيح هذا البرنامج.
keychain-no-answer = سلسلة المفاتيح لا تستجيب.
keychain-failed = تعذر استخدام سلسلة المفاتيح.
keychain-next-absent = شغّل واحدة، مثل GNOME Keyring أو KWallet، أو استخدم عبارة مرور.
keychain-next-locked = افتح قفلها، أو استخدم عبارة المرور.
keychain-next-no-collection = أنشئ حلقة مفاتيح تسجيل الدخول فيها، أو استخدم عبارة مرور.
keychain-next-denied = اسمح لـ Countersign في إعدادات سلسلة المفاتيح، أو استخدم عبارة مرور.
keychain-next-no-answer = ابحث عن نافذة تطلب كلمة مرورها، أو استخدم عبارة مرور.
keychain-next-failed = حاول مرة أخرى، أو استخدم عبارة مرور.
keychain-note = تفتح سلسلة المفاتيح حساباتك من دون سؤال. القفل يمسحها من الذاكرة، لكن من يجلس أمام سطح مكتبك المفتوح يستطيع فتحها مجددًا. خيار «طلب عبارة المرور» يغيّر ذلك.
doctor = طبيب سلسلة المفاتيح
doctor-asking = جارٍ سؤال سلسلة المفاتيح. إن أظهرت نافذة فأجب فيها.
doctor-tried = ما جُرّب
doctor-well = سليم
doctor-failed = فشل
doctor-not-tried = لم يُجرَّب
doctor-provider = سلسلة المفاتيح: { $name }
doctor-no-provider = لم تستجب أي سلسلة مفاتيح.

## خزنة لا تُفتح

unusable = لا يمكن فتح رموزك
unusable-safe = لم يُغيَّر شيء ولم يُحذف شيء.
unusable-newest = أحدث لقطة سليمة
unusable-holds = تحتوي على: { counted-accounts }. يُنقل الملف التالف جانبًا ولا يُحذف أبدًا.
unusable-none = ولا يمكن استخدام أي من اللقطات على هذا الحاسوب.
unusable-all = كل اللقطات ({ $count })
bring-back-of = استعادة اللقطة: { $time }
bring-back = استعادتها
bringing-back = جارٍ الاستعادة…
bring-back-this = استعادة…
bring-back-title = هل تريد استعادة هذه اللقطة: { $time }؟
bring-back-lost = ما أُضيف أو تغيّر بعدها ليس فيها.
bring-back-aside = يُنقل الملف التالف إلى مجلد خاص به حتى يمكن فحصه. ولا يُحذف أبدًا.
bring-back-opens = تُفتح الخزنة بما كان يفتحها في تلك اللحظة.
bring-back-act = استعادة اللقطة
