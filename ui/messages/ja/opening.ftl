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
