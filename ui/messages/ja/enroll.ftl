## 設定の始め方

enroll-step = 手順 { $at } / { $of }
enroll-later = あとで続ける
enroll-how = どのように設定するよう案内されましたか？
enroll-sign-in = 組織にサインインする
enroll-sign-in-at = { $host }でサインインします。
enroll-sign-in-about = いつもと同じようにサインインします。
enroll-link = リンクまたはファイルがある
enroll-link-about = 組織からのメッセージやページにあるものです。
enroll-qr = QRコードがある
enroll-qr-about = ページに表示され、そのあとコードを求められます。
enroll-helpdesk = ヘルプデスクからの情報がある
enroll-helpdesk-about = 渡されたサーバーのアドレス、ユーザーID、トークンです。
enroll-elsewhere = ほかの場所で始めた設定を完了する
enroll-demo = 先にデモで見る

## サーバー・リンク・人

enroll-server-where = どこにサインインしますか？
enroll-server-which = どの組織ですか？
enroll-server-missing = 組織のサーバーのアドレスを入力してください。
enroll-server-link = 代わりにリンクまたはファイルがある
enroll-server-other = 別のサーバー
offer-open = リンクまたはファイルを開く
offer-link = リンク
offer-link-about = 組織のサーバーが書かれています。何かが送られる前に、行き先を確認できます。
offer-read = リンクを読み取る
offer-file = ファイルを選ぶ
offer-file-large = { $name }は{ $size }あります。設定ファイルは最大16 KiBです。
offer-holds-key = このリンクには、QRコードと同じようにアカウントのキーが入っています。ここにはもう表示しません。
offer-to-picture = QRコードとして続ける
enroll-sign-in-to = { $server }にサインイン
enroll-who = だれの設定をしますか？
enroll-who-look = この人を調べる
enroll-who-me = 自分です
enroll-details = ヘルプデスクからの情報
enroll-token-hint = この設定に使われ、送信するとこの欄から消えます。
enroll-start = コードを設定

## 本人ですか

subject-person = この人で合っていますか？
subject-you = あなたですか？
subject-at = { $host }の{ $who }
subject-started = この設定は始まっています。続けても最初からにはなりません。
subject-ready = コードはすでに設定されています。
subject-ready-here = このコンピューターに、このアカウントの未完了の設定があります。それか、もっと古いものかもしれません。
subject-here-gone = このコンピューターにこのアカウントの未完了の設定がありますが、{ $host }にはありません。そのQRコードはおそらくもう使えません。
subject-here-unknown = このコンピューターにこのアカウントの未完了の設定があります。{ $host }は、まだ待っているかどうかを答えませんでした。
subject-here = このコンピューターにこのアカウントの未完了の設定があります。そのQRコードはまだ使えます。
subject-pending = 前の設定が完了していません。やり直すと、そのQRコードは使えなくなります。
subject-unknown = { $host }は、コードが設定済みかどうかを答えませんでした。始めると、未完了の設定は使えなくなります。
subject-none = コードはまだ設定されていません。
subject-go-on = 続ける
subject-finish-try = その設定の完了を試す
subject-finish = その設定を完了する
subject-open = 未完了の設定を開く
subject-replace = 削除して設定し直す
subject-other = 別の人
subject-not-me = 自分ではありません
subject-for-another = 別の人のコードを設定する

## 古いコードの削除

replace-title = これらのコードを削除しますか？
replace-title-of = { $who }のコードを削除しますか？
replace-stops = すぐに使えなくなるもの
replace-stops-what = { $host }の{ $who }のコード。すべてのスマートフォンとコンピューターが対象です。
replace-works = 引き続き使えるもの
replace-untold = 何が残るかは不明
replace-untold-what = { $host }は、{ $who }がほかに何でサインインできるかを答えませんでした。新しい設定は一度に完了してください。
replace-nothing = ほかに残るものはありません
replace-nothing-what = 新しい設定が終わるまで、サインインのもう一つの方法がありません。一度に完了してください。
replace-when = 次の手順で新しい設定が始まるときに削除されます。

## コードの置き場所

where-title = コードをどこで使いますか？
where-removed = 古いコードは削除されました。新しいコードはまだ設定されていません。
where-id = 設定のID
where-id-about = 現在設定されているコードのものです。ヘルプデスクが知っています。
where-here = このコンピューター
where-here-about = Countersignが作ります。ネットワークがなくても使えます。
where-phone = ここと自分のスマートフォン
where-phone-about = スマートフォンのアプリでQRコードを読み取ります。どちらも同じコードを作ります。

## コードの入力

enter-title = コードを入力
enter-length = このサーバーは{ $least }～{ $most }文字のコードを受け付けます。このアカウントのコードは{ $count }文字です。
enter-clock-slower = このコンピューターの時計は、サーバーの時計より{ $time }遅れています。
enter-clock-faster = このコンピューターの時計は、サーバーの時計より{ $time }進んでいます。
enter-follows = このアカウントのコードはサーバーの時刻に従います。
use-server-time = コードにサーバーの時刻を使う
enter-phone = スマートフォンに表示されたコード
enter-phone-hint = 先にQRコードを読み取り、スマートフォンに表示されたものを入力してください。
enter-just-changed = コードが変わったばかりです。入力したものは、たいていまだ使えます。
enter-checking = 確認しています…
enter-anyway = それでも送る
enter-discard = 破棄
enter-start-again = 最初からやり直しますか？
enter-start-again-about = 前に読み取ったQRコードは使えなくなります。
discard-title = { $account }の設定を破棄しますか？
discard-act = 設定を破棄
discarded = 未完了の設定を破棄しました。
discarded-here = ここでは破棄しました。{ $problem }
registration-none = { $host }に、このアカウントの未完了の設定はありません。
registration-pending = { $host }は、この設定を完了するコードを待っています。
registration-ready = { $host }には、すでにコードが設定されています。
registration-unknown = { $host }は、この設定の状態を答えませんでした。

## 完了

done-they = 設定が完了しました（代理）
done-you = 設定が完了しました
done-made-here = { $account }のコードは、このコンピューターで作られます。
done-behalf = { $host }で{ $who }の代理。このコンピューターにもそのキーが残ります。
done-found-out = 応答が途中で失われました。サーバーの状態から、コードは受け付けられたことがわかります。
done-counted = サーバーは確認なしでこの設定を有効にします。コードはここでは正しいものです。
done-sign-in-again = サーバーは、コードを使ってもう一度サインインすることを求めています。それまでは、ほかのすべてを拒否します。
done-wait = サインインする前に次のコードを待ってください。サーバーは同じコードを一度しか受け付けません。
done-try = サインインを試す
done-phone = スマートフォンにコピー
done-advice = このコンピューターを失う前に：復旧コードがあれば別の場所でこれらのコードを開けます。サインインの方法がもう一つあれば、コードなしでも入れます。
done-let-in = 成功しました。{ $host }に{ $who }としてサインインできました。
done-trying = ブラウザーに{ $host }のページが表示されています。これから毎日するように、上のコードでサインインしてください。
waiting-browser = ブラウザーを待っています。
done-stop-waiting = 待つのをやめる
done-untold = 結果はここではなく、そちらに表示されます。

## ほかの場所で始めた設定

elsewhere-serial-missing = このサーバーにはシリアル番号が必要です。
elsewhere-id-missing = このサーバーには登録IDが必要です。
elsewhere-ready = コードが設定されています
elsewhere-done = 設定が完了しました
elsewhere-found-out = 応答が途中で失われたため、このコードによるものかは分かりません。キーは設定を始めた場所にあり、ここにはありません。
elsewhere-accepted = { $host }がコードを受け付けました。キーは設定を始めた場所にあり、ここにはありません。
elsewhere-no-check = この設定のキーはここにありません。送る前にコードを確認することはできず、サーバーだけが判断できます。
elsewhere-user = ユーザーID（空欄なら自分）
elsewhere-serial = シリアル番号
elsewhere-id = 登録ID
elsewhere-id-optional = 登録ID（サーバーから渡された場合）
elsewhere-send = コードを送る

## コードを確認するページ

page-right = これで合っていますか？
page-read = QRコードを読み取る
page-add = このアカウントを追加
page-another = 別のものを読み取る
page-way-picture = QRコードを読み取る
page-way-link = ページにはリンクがあった
page-way-hand = ページに入力用のキーがある
page-noted = 了解しました
page-type = このコードを組織のページに入力してください
page-accepted = ページで受け付けられたとのことです。{ $account }のコードは、このコンピューターで作られます。
page-wait = サインインする前に次のコードを待ってください。ほとんどのページは同じコードを一度しか受け付けません。
page-next = 次のコード
page-make = コードを作る
page-was-accepted = 受け付けられた
page-was-refused = 拒否された
page-refused = 上に次のコードが出るのを待って、それを入力してください。それも拒否されたら、次のどちらかが原因です。
page-refused-clock = このコンピューターの時計がずれています。スマートフォンの時刻と違っていれば、それが原因です。
page-refused-old = ページは毎回新しいQRコードを表示し、これは前に表示されたものです。最新のものを読み取ってください。
page-stays = その間、アカウントはここに残ります。
page-read-again = QRコードをもう一度読み取る
page-check = ここでコードを確認する
page-decides = 判断するのはページです。ここからは何も送らないため、Countersignには結果が分かりません。

## 未完了の設定

pending = 未完了の設定
pending-waits = 未完了の設定が待っています（{ $day }）。完了するか破棄してください。
pending-finish = 完了する
pending-discard = 破棄する
pending-discard-about = 読み取ったQRコードは使えなくなります。ほかのアカウントはそのままです。
