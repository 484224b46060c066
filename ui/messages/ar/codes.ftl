## الرموز

codes-title = الرموز
codes-add = إضافة
codes-list = الحسابات
codes-search = البحث في الحسابات
codes-search-clear = مسح البحث
codes-found = { $count ->
    [zero] لم يُعثر على شيء
    [one] عُثر على حساب واحد
    [two] عُثر على حسابين
    [few] عُثر على { $count } حسابات
    [many] عُثر على { $count } حسابًا
   *[other] عُثر على { $count } حساب
}
codes-near = لا شيء يطابق تمامًا. هذه نتائج قريبة.
codes-sort = الترتيب
codes-sort-manual = ترتيبي
codes-sort-name = حسب الاسم
codes-sort-use = الأحدث استخدامًا أولًا
codes-all-tags = الكل
codes-tags = عرض وسم واحد
codes-options = خيارات القائمة
codes-select = تحديد عدة حسابات
codes-show-all = إظهار كل الرموز
codes-hide-all = إخفاء كل الرموز
recovery-hint = لا يوجد رمز استرداد بعد
recovery-hint-about = يفتح رموزك حين لا يفتحها شيء آخر. يحتاج إلى دقيقتين وقلم.
recovery-hint-make = إنشاء رمز استرداد
hint-away = إخفاء هذا التلميح
recovery-code = رمز الاسترداد
loading = جارٍ فتح رموزك…
loading-asked = ربما يطلب سطح مكتبك فتح قفل سلسلة المفاتيح. قد يكون سؤاله خلف هذه النافذة.
read-only = للقراءة فقط
codes-damaged = { $count ->
    [zero] لا توجد حسابات تعذرت قراءتها.
    [one] تعذرت قراءة حساب واحد. يُحتفظ به كما هو، وتعمل الحسابات الأخرى.
    [two] تعذرت قراءة حسابين. يُحتفظ بهما كما هما، وتعمل الحسابات الأخرى.
    [few] تعذرت قراءة { $count } حسابات. يُحتفظ بها كما هي، وتعمل الحسابات الأخرى.
    [many] تعذرت قراءة { $count } حسابًا. يُحتفظ بها كما هي، وتعمل الحسابات الأخرى.
   *[other] تعذرت قراءة { $count } حساب. يُحتفظ بها كما هي، وتعمل الحسابات الأخرى.
}
codes-damaged-which = ما هي
codes-damaged-delete = حذف نهائي…
codes-damaged-title = هل تريد حذف الحساب التالف { $id } نهائيًا؟
codes-damaged-act = حذف الحساب التالف
codes-damaged-snapshots = لا يمكن قراءته اليوم. ربما لا تزال لقطة من قبل التلف تحتويه؛ انظر في الإعدادات أولًا.
codes-damaged-final = لن يستطيع أحد استعادته بعد ذلك. تبقى حساباتك الأخرى كما هي.
codes-damaged-done = حُذف السجل التالف { $id }.
codes-no-match = لا شيء يطابق «{ $text }».
codes-no-match-about = امسح البحث أو أضف حسابًا.
codes-no-match-in-tag = لا شيء بالوسم { $tag } يطابق «{ $text }».
codes-no-match-in-tag-about = ربما يوجد تحت وسم آخر.
codes-search-all-tags = البحث في كل الوسوم
codes-add-account = إضافة حساب
codes-empty = لا توجد حسابات بعد
codes-empty-about = أضف حسابًا، أو أعدّ واحدًا مع مؤسستك.
codes-empty-enroll = الإعداد مع مؤسستي
codes-copied = { $seconds ->
    [zero] نُسخ. تُمسح الحافظة الآن.
    [one] نُسخ. تُمسح الحافظة بعد ثانية واحدة.
    [two] نُسخ. تُمسح الحافظة بعد ثانيتين.
    [few] نُسخ. تُمسح الحافظة بعد { $seconds } ثوانٍ.
    [many] نُسخ. تُمسح الحافظة بعد { $seconds } ثانية.
   *[other] نُسخ. تُمسح الحافظة بعد { $seconds } ثانية.
}
codes-copied-next = { $seconds ->
    [zero] نُسخ الرمز التالي. تُمسح الحافظة الآن.
    [one] نُسخ الرمز التالي. تُمسح الحافظة بعد ثانية واحدة.
    [two] نُسخ الرمز التالي. تُمسح الحافظة بعد ثانيتين.
    [few] نُسخ الرمز التالي. تُمسح الحافظة بعد { $seconds } ثوانٍ.
    [many] نُسخ الرمز التالي. تُمسح الحافظة بعد { $seconds } ثانية.
   *[other] نُسخ الرمز التالي. تُمسح الحافظة بعد { $seconds } ثانية.
}
codes-copied-stays = نُسخ. لا تُمسح الحافظة تلقائيًا.
codes-time-left = { $seconds ->
    [zero] يتغير رمز { $account } الآن.
    [one] يتغير رمز { $account } بعد ثانية واحدة.
    [two] يتغير رمز { $account } بعد ثانيتين.
    [few] يتغير رمز { $account } بعد { $seconds } ثوانٍ.
    [many] يتغير رمز { $account } بعد { $seconds } ثانية.
   *[other] يتغير رمز { $account } بعد { $seconds } ثانية.
}
codes-time-left-none = لا يتغير رمز { $account } تلقائيًا.
codes-masked = حُجب كل شيء. اضغط F8 لإظهاره.
codes-unmasked = ظهرت الأسماء والرموز من جديد.
codes-mask-line = الأسماء والرموز محجوبة.
codes-mask-end = إظهارها
codes-moved = أصبح { $account } في الموضع { $place } من { $count }.
codes-removed = أُزيل { $account }. يبقى في سلة المهملات 30 يومًا.
codes-removed-several = { $count ->
    [zero] لم يُزَل أي حساب.
    [one] أُزيل حساب واحد. يبقى في سلة المهملات 30 يومًا.
    [two] أُزيل حسابان. يبقيان في سلة المهملات 30 يومًا.
    [few] أُزيلت { $count } حسابات. تبقى في سلة المهملات 30 يومًا.
    [many] أُزيل { $count } حسابًا. تبقى في سلة المهملات 30 يومًا.
   *[other] أُزيل { $count } حساب. تبقى في سلة المهملات 30 يومًا.
}
codes-remove-title = هل تريد إزالة { $account } من هذا الحاسوب؟
codes-remove-about = قد لا تتمكن من تسجيل الدخول إلى { $issuer } من دونه.
codes-remove-trash = يبقى في سلة المهملات 30 يومًا.
codes-remove-act = إزالة { $issuer }
codes-remove-several-title = { $count ->
    [zero] لا توجد حسابات لإزالتها.
    [one] هل تريد إزالة حساب واحد من هذا الحاسوب؟
    [two] هل تريد إزالة حسابين من هذا الحاسوب؟
    [few] هل تريد إزالة { $count } حسابات من هذا الحاسوب؟
    [many] هل تريد إزالة { $count } حسابًا من هذا الحاسوب؟
   *[other] هل تريد إزالة { $count } حساب من هذا الحاسوب؟
}
codes-remove-several-about = قد لا تتمكن من تسجيل الدخول هناك من دونها. تبقى في سلة المهملات 30 يومًا.
codes-remove-several-act = { $count ->
    [zero] لا حسابات لإزالتها
    [one] إزالة حساب واحد
    [two] إزالة حسابين
    [few] إزالة { $count } حسابات
    [many] إزالة { $count } حسابًا
   *[other] إزالة { $count } حساب
}
codes-and-more = { $count ->
    [zero] ولا غيرها
    [one] وحساب آخر
    [two] وحسابان آخران
    [few] و{ $count } حسابات أخرى
    [many] و{ $count } حسابًا آخر
   *[other] و{ $count } حساب آخر
}
keep-it = الإبقاء عليه
keep-them = الإبقاء عليها

## سطر الحساب

row-copy = نسخ الرمز
row-copied = نُسخ
row-pinned = مثبّت
row-next = التالي { $code }
row-next-step = التالي
row-next-step-named = الرمز التالي لـ { $account }
row-show = إظهار
row-show-named = إظهار رمز { $account }
row-hidden = الرمز مخفي
row-more = المزيد عن { $account }
row-check = التحقق من رمز
row-edit = تعديل…
row-copy-next = نسخ الرمز التالي
row-pin = تثبيت في الأعلى
row-unpin = إلغاء التثبيت
row-select = تحديد
row-up = نقل إلى أعلى
row-down = نقل إلى أسفل
row-remove = إزالة…
row-seconds = { $count } ث

## عدة حسابات

select-label = الحسابات المحددة
select-count = { $count ->
    [zero] لم يُحدد شيء
    [one] حُدد حساب واحد
    [two] حُدد حسابان
    [few] حُددت { $count } حسابات
    [many] حُدد { $count } حسابًا
   *[other] حُدد { $count } حساب
}
select-all = تحديد الكل
select-tag = وسم…
select-export = تصدير…
select-pin = تثبيت في الأعلى
select-remove = إزالة…
select-done = تم
tag-title = { $count ->
    [zero] لا حسابات لوسمها
    [one] وسم حساب واحد
    [two] وسم حسابين
    [few] وسم { $count } حسابات
    [many] وسم { $count } حسابًا
   *[other] وسم { $count } حساب
}
tag-new = وسم جديد
tag-new-hint = ترتّب الوسوم الحسابات، ويجدها البحث.
tag-add = إضافة الوسم
tag-existing = الوسوم
tag-save = حفظ الوسوم
tag-none = لا توجد وسوم بعد.
tagged = { $count ->
    [zero] لم تُحفظ وسوم.
    [one] حُفظت وسوم حساب واحد.
    [two] حُفظت وسوم حسابين.
    [few] حُفظت وسوم { $count } حسابات.
    [many] حُفظت وسوم { $count } حسابًا.
   *[other] حُفظت وسوم { $count } حساب.
}
pinned = { $count ->
    [zero] لم يُثبَّت أي حساب.
    [one] ثُبّت حساب واحد في الأعلى.
    [two] ثُبّت حسابان في الأعلى.
    [few] ثُبّتت { $count } حسابات في الأعلى.
    [many] ثُبّت { $count } حسابًا في الأعلى.
   *[other] ثُبّت { $count } حساب في الأعلى.
}
unpinned = { $count ->
    [zero] لم يُلغَ تثبيت أي حساب.
    [one] أُلغي تثبيت حساب واحد.
    [two] أُلغي تثبيت حسابين.
    [few] أُلغي تثبيت { $count } حسابات.
    [many] أُلغي تثبيت { $count } حسابًا.
   *[other] أُلغي تثبيت { $count } حساب.
}

## تعديل حساب

edit-title = تعديل الحساب
edit-picture-change = تغيير الصورة
edit-picture-choose = اختيار صورة
edit-picture-none = استخدام الحرف
edit-picture-mark = استخدام شعار الجهة
edit-picture-large = حجم { $name } أكبر من 32 ميبيبايت. اختر صورة أصغر.
edit-issuer = الجهة المُصدرة
edit-label = الحساب
edit-tags = الوسوم
edit-tags-example = العمل، الخوادم
edit-tags-hint = افصل بينها بفواصل. يجدها البحث.
edit-note = ملاحظة
edit-note-hint = مختومة كغيرها. ليست مكانًا لكلمات المرور.
edit-pinned = تثبيته في الأعلى
edit-codes = الرموز
edit-codes-warning = لا تغيّر هذه إلا إلى ما تذكره الخدمة. بقيم أخرى تختلف الرموز عن رموز الخدمة وتُرفض هناك.
edit-codes-unfit = عدد الأرقام والمدة والعدّاد أعداد صحيحة.
edit-counter-hint = به يُنشأ الرمز التالي. إذا رُفضت الرموز فاضبطه على القيمة التي تتابع الخدمة العدّ منها.
edit-counter-back-title = هل تريد إرجاع العدّاد؟
edit-counter-back-act = إرجاعه إلى { $count }
edit-kind-stays = يبقى كون الرموز حسب الوقت أو حسب العدّاد كما هو: حددته الخدمة مع المفتاح. إن كان خطأ هنا فأضف الحساب من جديد.
edit-kind-steam = لرموز Steam شكل واحد فقط. لا شيء فيها يُغيَّر.
edit-added = أُضيف
edit-used = آخر نسخ
edit-key = رمز QR
edit-key-about = لوضع هذا الحساب على هاتف أيضًا. من يمسحه يستطيع إنشاء رموزك.
edit-key-show = إظهار رمز QR
edit-key-hide = إخفاؤه
edit-key-text = تعذر المسح؟ أظهر المفتاح
edit-key-hidden = أُخفي بعد دقيقة.
edit-key-qr = رمز QR للحساب { $account }
edit-key-picture = المفتاح، في مجموعات من أربعة
edit-leave = تركه كما كان
edit-save = حفظ الحساب
edit-saving = جارٍ الحفظ…
edit-saved = حُفظ { $account }.
