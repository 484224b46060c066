## 複数の画面で使う言葉

back = 戻る
done = 完了
asking-server = サーバーに問い合わせています…
code = コード
code-for = { $name }用
check-code = コードを確認
user-id = ユーザーID
user-id-hint = コードを使う人の番号です。ログイン名ではありません。
user-id-missing = その人のユーザーIDを入力してください。
server = サーバー
person = 人
on-behalf = 代理で設定する相手
login = ログイン名
on-behalf-of = { $who }の代理
on-behalf-at = { $host }で{ $who }の代理
token = トークン
dialect = ダイアレクト
dialect-v2 = 現在のサーバー用です。特に指示がなければこれを選んでください。
dialect-v2beta = v2が確定する前のサーバー用です。
dialect-v3alpha = 2024年の試験的な形式で、登録IDがあります。コードは6～9文字です。
dialect-resources-v3alpha = 2024年10月以降の試験的な形式です。コードは6～9文字です。
server-questions = 問い合わせ先：{ $help }

## エラーのボタン

error-try-again = 再試行
error-check-address = アドレスを確認
error-check-state = 状態を確認
error-change-user = アカウントを変更
error-new-token = 新しいトークンを入力
error-use-token = トークンを入力
error-start-again = 最初からやり直す
error-fix-clock = もう一度確認
error-unlock = ロックを解除
error-sign-in-again = もう一度サインイン
error-use-server-time = サーバーの時刻を使う
error-give-registration-id = IDを入力
error-choose-folder = フォルダーを選ぶ
error-wait = あと{ $seconds }秒
error-copied = ヘルプデスク用にコピーしました
error-copy = ヘルプデスク用にコピー
error-inspect = 送受信した内容をすべて表示

## 送受信の内容

exchange-request = リクエスト
exchange-answer = 応答
exchange-no-answer = 応答なし
exchange-body-request = リクエストの本文
exchange-body-answer = 応答の本文
exchange-request-id = リクエストID
exchange-clock = サーバーの時計
exchange-difference = 差
exchange-sent = 送信内容
exchange-status = ステータス
exchange-status-none = 応答なし
exchange-id = ID
exchange-message = メッセージ
exchange-took = 所要時間
exchange-type = コンテンツタイプ
exchange-said = サーバーからの応答
exchange-said-body = サーバーの応答
milliseconds = { $count }ミリ秒

## ヘルプデスク用の文面

ticket-reference = 参照番号
ticket-what = 内容
ticket-local = 現地時刻
ticket-server-id = サーバーのID
ticket-server-code = サーバーのコード
ticket-difference = 時計の差

## 時間と大きさ

time-moment-ago = たった今
time-minutes = { $count }分
time-hours = { $count }時間
time-days = { $count }日
size-bytes = { $count }バイト
size-kib = { $count } KiB
size-mib = { $count } MiB
clock-unknown = 不明
clock-none = なし
clock-slower = このコンピューターはサーバーより{ $time }遅れています
clock-faster = このコンピューターはサーバーより{ $time }進んでいます

## アカウントの性質

facts-totp = 時刻ベース
facts-hotp = カウンターベース
facts-digits = { $count }桁
facts-characters = { $count }文字
facts-period = { $seconds }秒ごと
facts-counter = カウンター{ $count }

## 入力したコード

code-odd = コードに「{ $character }」はありません。表示されたコードだけを入力してください。
code-too-long = { $count }文字あります。コードは最大{ $most }文字です。
code-missing = 先にコードを入力してください。
code-too-short = { $count }文字しかありません。コードは{ $least }文字以上です。
code-several = このテキストには{ $count }個のコードがあります。使うものだけを残してください。
code-none-in-text = このテキストに{ $count }文字のコードはありません。
code-none-in-text-between = このテキストに{ $least }～{ $most }文字のコードはありません。
code-letter-meant = このコードには文字が入っています。{ $letter }ではなく{ $digit }ではありませんか？
code-letter = このコードには文字が入っています。このアカウントのコードは数字だけです。
code-length-digits = { $count }桁です。このアカウントのコードは{ $length }桁です。
code-length-characters = { $count }文字です。このアカウントのコードは{ $length }文字です。
live-copy = コピー
preview-now = 現在のコード
preview-counter = カウンター{ $count }のコード

## このコンピューターのコード

own-code = このコンピューターのコード
own-code-wait = 新しいコードまで{ $seconds }秒…
own-code-now = 今すぐこれを使う
own-code-use = このコンピューターのコードを使う
own-code-caller = 相手のコード
own-code-caller-use = 相手のコードを使う

## 本人の確認

confirm-you = 本人であることの確認
confirm-way-keychain = キーチェーン
confirm-way-passphrase = パスフレーズ
confirm-way-recovery = 復旧コード
confirm-way-two-part = パスフレーズとキーチェーン
confirm-passphrase = パスフレーズ
confirm-recovery = 復旧コード
confirm-keychain = キーチェーンが代わりに確認します。入力は不要です。

## サインインの状態

session-none = だれもサインインしていません。
session-over = サインインは終了しました。
session-token-as = トークンで{ $who }としてサインインしています。
session-token = トークンでサインインしています。
session-as = { $who }としてサインインしています。
session-someone = サインインしています。

## リンクやファイルにあるサーバーの情報

facts-name = 名前
facts-address = アドレス
facts-kind = 種類
facts-kind-dialect = { $provider }、{ $dialect }
facts-client = クライアントID
facts-help = 問い合わせ先
