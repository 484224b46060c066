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
