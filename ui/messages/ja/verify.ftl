## コードの確認

verify-title = コードを確認
verify-account = アカウント
verify-code = 読み上げられたコード
verify-verdict = 判定
verify-live = このコードはまだサインインに使えます。電話をかけてきた人の時計だけを調べるなら、時計テストにはアカウントのコードは要りません。
verify-against = 確認に使ったアカウント
verify-coincidence = 偶然の一致
verify-coincidence-what = でたらめなコードでも{ $chance }の割合でどこかに一致します。
verify-one-in = { $count }分の1
verify-coincidence-none = でたらめなコードがほかのどこかに一致することはありません。
verify-foot = このコンピューターのキーでコードを確認します。だれが電話しているかは分かりません。
verify-empty = 確認に使えるものがありません
verify-empty-about = コードはこのコンピューターのアカウントで確認しますが、まだありません。
verify-clock = 相手のアカウントがありませんか？相手の時計をテストする
timeline-now = 現在（このコンピューターの時計）：{ $time }
timeline-accepted = 受け付けられるコード：{ $from }～{ $until }
timeline-typed = 入力したコード：{ $from }～{ $until }

## 判定

verdict-now = 正しい（現在）
verdict-now-about = { $account }の現在のコードです。
verdict-before = 正しい（1つ前）
verdict-before-about = { $account }の1つ前のコードです。まだ有効です。
verdict-ahead = 正しい（1つ先）
verdict-ahead-about = { $account }の次のコードです。すでに有効です。
verdict-slow = 正しいが{ $time }遅れ：受け付けません
verdict-slow-about = { $account }のコードですが、別の時刻のものです。作った時計は、このコンピューターから見て約{ $time }遅れています。
verdict-fast = 正しいが{ $time }進み：受け付けません
verdict-fast-about = { $account }のコードですが、別の時刻のものです。作った時計は、このコンピューターから見て約{ $time }進んでいます。
verdict-next = 正しい（次のコード）
verdict-next-about = { $account }の次のコードです。
verdict-codes-ahead = 正しいが{ $count }個先：受け付けません
verdict-codes-ahead-about = { $account }のコードですが、このコンピューターが数えたより{ $count }個先です。
verdict-codes-behind = 正しいが{ $count }個前：受け付けません
verdict-codes-behind-about = { $account }のコードですが、{ $count }個前に使われました。
verdict-wrong = 正しくない
verdict-wrong-about = このコードは正しくありません。{ $account }を見ているか確かめてください。
verdict-malformed = コードではありません

## 時計テスト

clock-test = 時計テスト
clock-about = アカウントのキーなしで、相手のスマートフォンの時刻が正しいかを調べます。下のキーは、終えると破棄されます。
clock-scan = 相手にこれを読み取ってもらう
clock-scan-about = コードを作るアプリで、共有画面またはその場で読み取ってもらいます。「Clock test」というアカウントが追加されます。
clock-qr = 使い捨てキーのQRコード
clock-key = 使い捨てキー（4文字ごと）
clock-key-show = 読み取れませんか？読み上げるキーを表示
clock-type-next = 次に読み上げられるコードを入力
clock-type = 読み上げられるコードを入力
clock-code-next = その次のコード
clock-code = 相手のコード
clock-check = 時計を調べる
clock-result = 結果
clock-afterwards = 終わったら、相手に「Clock test」のアカウントを削除してもらいます。だれが電話しているかは分かりません。
clock-another = 別の相手のテスト
clock-leave = 時計テストを終える

## 通信の記録

inspector-title = 送受信した内容
inspector-about = 新しい順です。キー、コード、サインインの情報は伏せてあります。保管庫をロックすると一覧は空になります。
inspector-copied = サポート用にコピーしました
inspector-copy = サポート用にコピー
inspector-empty = まだ何も送っていません。
inspector-clear = 一覧を空にする
inspector-copied-all = コピーしました
inspector-copy-all = すべてサポート用にコピー
inspector-at = { $day } { $time } · { $duration }
