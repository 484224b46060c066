## 最初の起動

first-title = サインイン用コードの準備
first-about = コードはこのコンピューターで作られます。ネットワークがなくても使えます。
first-enroll = 組織のアカウントで始める
first-enroll-about = 組織から渡されたアカウントのコードを設定します。
first-add = コードを追加または取り込む
first-add-about = リンク、QRコードの画像、または入力したキーから追加します。
first-demo = デモを試す
first-demo-about = 設定と確認の流れを見られます。何も残りません。

## ロック中

locked-title = Countersignはロックされています
locked-about = ロック中は、このウィンドウにコードは残りません。
locked-offer = { $host }のリンクが待っています。ロックを解除すると表示されます。
locked-doctor = キーチェーンを調べる
locked-keychain = キーチェーンでロックを解除
locked-unlocking = 解除しています…
locked-or = または
locked-passphrase-label = パスフレーズ
locked-two-part-hint = キーチェーンの分は自動で加わります。
locked-passphrase = パスフレーズでロックを解除
locked-two-part = パスフレーズとキーチェーンでロックを解除
locked-unlock = ロックを解除
locked-use-recovery = 復旧コードを使う
locked-recovery = 復旧コードでロックを解除
first-offer = { $host }のリンクが待っています。「組織のアカウントで始める」を選ぶと確認できます。
passphrase-title = パスフレーズを決める
passphrase-about = 代わりに、アカウントはこのパスフレーズで封印されます。Countersignを開くときに入力します。
passphrase-warning = だれにも調べられません。最初のアカウントのあとで復旧コードを作ってください。それでも開けます。
passphrase-use = このパスフレーズを使う
passphrase-setting-up = 準備しています…
read-only-about = この保管庫は、より新しいバージョンのCountersignで作られました。ここでは読むことができます。変更するには最新版をインストールしてください。

## キーチェーン

keychain-absent = このコンピューターではキーチェーンが動いていません。
keychain-locked = キーチェーンがロックされています。アカウントは無事です。
keychain-no-collection = キーチェーンに、まだキーを置く場所がありません。
keychain-denied = キーチェーンがこのプログラムを拒否しました。
keychain-no-answer = キーチェーンが応答しません。
keychain-failed = キーチェーンを使えませんでした。
keychain-next-absent = GNOME KeyringやKWalletなどを起動するか、パスフレーズを使ってください。
keychain-next-locked = ロックを解除するか、パスフレーズを使ってください。
keychain-next-no-collection = ログイン用のキーリングを作るか、パスフレーズを使ってください。
keychain-next-denied = キーチェーンの設定でCountersignを許可するか、パスフレーズを使ってください。
keychain-next-no-answer = パスワードを求めるウィンドウがないか確かめるか、パスフレーズを使ってください。
keychain-next-failed = もう一度試すか、パスフレーズを使ってください。
keychain-note = キーチェーンは何も尋ねずにアカウントを開きます。ロックするとメモリーから消えますが、ロックされていないデスクトップの前にいる人は、また開くことができます。「パスフレーズを求める」で変えられます。
doctor = キーチェーンの診断
doctor-asking = キーチェーンに問い合わせています。ウィンドウが出たら、そこで答えてください。
doctor-tried = 試したこと
doctor-well = 正常
doctor-failed = 失敗
doctor-not-tried = 未実施
doctor-provider = キーチェーン：{ $name }
doctor-no-provider = 応答したキーチェーンはありません。

## 開けない保管庫

unusable = コードを開けません
unusable-safe = 何も変更も削除もされていません。
unusable-newest = 最新の正常なスナップショット
unusable-holds = { counted-accounts }が入っています。破損したファイルは別に保管し、削除しません。
unusable-none = このコンピューターのスナップショットも、どれも使えません。
unusable-all = すべてのスナップショット（{ $count }）
bring-back-of = スナップショットに戻す：{ $time }
bring-back = 元に戻す
bringing-back = 戻しています…
bring-back-this = 戻す…
bring-back-title = このスナップショットに戻しますか：{ $time }
bring-back-lost = そのあとに追加・変更したものは入っていません。
bring-back-aside = 破損したファイルは、あとで調べられるように専用のフォルダーに移します。削除はしません。
bring-back-opens = 保管庫は、その時点の方法で開きます。
bring-back-act = スナップショットに戻す
