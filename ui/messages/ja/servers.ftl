## サインイン

sign-in = サインイン
sign-in-token-hint = { $host }の個人用アクセストークンです。保管庫に封印され、送信するとこの欄から消えます。
sign-in-panel = サインイン
sign-in-device = 別の端末でサインイン
sign-in-device-about = スマートフォンまたは別のコンピューターでこのアドレスを開き、コードを入力してください。
sign-in-qr = コードを含むアドレスのQRコード
sign-in-waiting = そちらでのサインインを待っています。
sign-in-ends = 残り{ $time }です。
sign-in-browser = ブラウザーで続けてください
sign-in-browser-about = { $host }のページが表示されます。サインインすると、このウィンドウで続きが始まります。
sign-in-open = もう一度開く
sign-in-copied = アドレスをコピーしました
sign-in-copy = アドレスをコピー
sign-in-use-device = 別の端末を使う
sign-in-use-browser = ここのブラウザーを使う
token-new = 新しいトークン
token-new-hint = ヘルプデスクからの、{ $host }用のものです。設定とそのQRコードはそのままです。
token-later = あとで
token-use = このトークンを使う

## 組織のリンクまたはファイル

offer-title = { $host }のコードを設定しますか？
offer-about = リンクまたはファイルが、このサーバーのコードの設定を求めています。次にそこでサインインします。
offer-known-as = このサーバーは{ $server }としてすでにあります。サインインするとそのまま続きます。
offer-known = このサーバーはすでにあります。サインインするとそのまま続きます。
offer-warning = 組織から案内があり、アドレスが組織のものである場合だけ続けてください。
offer-waiting = ほかに{ $count }件のリンクまたはファイルが届きました。このあとに表示します。
leave-it = やめておく
offer-go-on = サインインへ進む
offer-add = このサーバーを追加
offer-problem = このリンクまたはファイルは使えません

## 設定のサーバー

servers-title = サーバー
servers-about = あなたや電話をかけてくる人がコードを設定する場所です。サインインの情報は保管庫に封印されます。
servers-managed = 管理者が設定
servers-sign-out-of = { $server }からサインアウト
servers-sign-out = サインアウト
servers-sign-in-again-to = { $server }にもう一度サインイン
servers-signed-out = { $server }からサインアウトしました。
servers-more-about = { $server }の詳細
servers-more = 詳細…
servers-none = まだありません。組織のアカウントを設定すると追加されます。
servers-add = サーバーを追加
servers-requests = サーバーへのリクエスト
servers-requests-about = リクエストと応答を確認したり、ヘルプデスクに送ったりできます。キーは伏せてあります。
servers-requests-show = リクエストを表示

## 1つのサーバー

server-managed = このサーバーは管理者が定めたものです。ここでは変更も削除もできません。
server-clock-section = 時計と証明書
server-time-unknown = 時計を合わせられないコンピューター用です。時計はまだ比べていません。
server-time-agrees = 時計を合わせられないコンピューター用です。ここでは時計が合っています。
server-time-measured = 測定結果：{ $difference }。
server-authorities = 独自の認証局
server-authorities-none = 追加されていません。組織が自分で証明書を発行している場合に必要です。
server-authorities-added = { $count }件追加されています。このサーバーだけに使われます。
server-authorities-add = 追加
server-authorities-remove = 追加した認証局を削除
server-authorities-remove-short = 削除
server-authority-large = { $name }は証明書としては大きすぎます。
server-remove = サーバーを削除
server-change = 変更…
server-remove-title = { $server }を削除しますか？
server-remove-about = そこからサインアウトし、プロファイルは消えます。そこで設定したアカウントとそのコードは残ります。
server-removed = { $server }を削除しました。
server-removed-but = { $server }を削除しました。{ $problem }

## サーバーのテスト

server-test-running = テストしています…
server-test-again = もう一度テスト
server-test = サーバーをテスト
check-good = 問題なし
check-bad = 問題あり
check-unknown = 不明
check-reachable = サーバーへの接続
check-certificate = 証明書の確認
check-instance = サービスの確認
check-dialect = ダイアレクトの確認
check-clock = 時計の比較
check-signed-in = サインイン

## サーバーのプロファイル

server-address-missing = サーバーのアドレスを入力してください。
server-changed = { $server }を変更しました。
server-added = { $server }を追加しました。
server-change-title = { $server }を変更
server-signs-out = アドレスを変えると、そこのサインインは終わります。
server-not-now = 今はしない
server-save = サーバーを保存
server-add = サーバーを追加
server-address = サーバーのアドレス
server-client-hint = ヘルプデスクが知っています。設定用のリンクやファイルには含まれています。
server-more = このサーバーの詳細
server-name-hint = 好きな名前です。空欄ならホスト名になります。
server-find-out = 自動で調べる
server-way = サインインの方法
server-help-hint = ヘルプデスクの電話番号またはアドレスです。空欄でもかまいません。
way-browser = ブラウザーで
way-browser-about = それぞれが自分のブラウザーでサインインします。
way-device = 別の端末で
way-device-about = ブラウザーのないコンピューター用です。
way-token = トークンで
way-token-about = ほかの人のコードを設定するヘルプデスク用です。
server-offer = 設定用のリンクとファイル
server-offer-about = このサーバーでコードを設定する人のためのものです。トークンもキーも入っていません。
server-offer-make = リンクを作る
server-offer-copied = リンクをコピーしました
server-offer-copy = リンクをコピー
server-offer-save = ファイルに保存…
server-offer-what = ファイルの内容
server-offer-saved = { $name }を保存しました。
