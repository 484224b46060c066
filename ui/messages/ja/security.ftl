## 保管庫を開くもの

slots = この保管庫を開くもの
slots-about = それぞれ単独で開けます。2つ以上を残し、復旧コードは紙で保管してください。
slots-add = 方法を追加
slot-keychain = キーチェーン
slot-passphrase = パスフレーズ
slot-recovery = 復旧コード
slot-two-part = パスフレーズとキーチェーンの組
slot-about-keychain = デスクトップのキーチェーンがロックされていない間は、尋ねずに開きます。
slot-about-passphrase = 入力すると開きます。このコンピューターでも、コピーでも使えます。
slot-about-recovery = ほかの方法で開けないときに保管庫を開きます。一度だけ表示され、持っているのはあなただけです。
slot-about-two-part = パスフレーズとこのコンピューターのキーチェーンがそろうと開きます。盗まれたディスクだけでは足りません。
slot-damaged = 破損していて、何も開けません。取り除いて、追加し直してください。
slot-last = 唯一の方法です。取り除く前に、別の方法を追加してください。
slot-change = 変更
slot-change-passphrase = パスフレーズを変更
slot-change-two-part = パスフレーズとキーチェーンを変更
slot-make-new = 新しく作る
slot-remove = 取り除く
slot-remove-keychain = キーチェーンを取り除く
slot-remove-passphrase = パスフレーズを取り除く
slot-remove-recovery = 復旧コードを取り除く
slot-remove-two-part = パスフレーズとキーチェーンを取り除く
slot-ask-keychain = キーチェーンを取り除きますか？
slot-ask-passphrase = パスフレーズを取り除きますか？
slot-ask-recovery = 復旧コードを取り除きますか？
slot-ask-two-part = パスフレーズとキーチェーンを取り除きますか？
slot-remove-about = この保管庫を開けなくなります。アカウントは残り、ほかの方法は今までどおり使えます。
slot-remove-paper = 書き留めたもの、印刷したものは使えなくなります。
slot-remove-confirm = 別の方法でまだ開けることを示してください。
slot-removed = 取り除きました：{ $slot }
slot-add-keychain = キーチェーンを追加
slot-add-passphrase = パスフレーズを追加
slot-add-both = パスフレーズとキーチェーンを組で追加
slot-add-two-part = キーチェーンと組のパスフレーズを追加
slot-added-keychain = キーチェーンでこの保管庫を開けるようになりました。
slot-added-passphrase = パスフレーズでこの保管庫を開けるようになりました。
slot-added-two-part = パスフレーズとキーチェーンの組でこの保管庫を開けるようになりました。
slot-changed = パスフレーズを変更しました。
slot-changing = 変更しています…
slot-how-keychain = このコンピューターのキーチェーンが自動で保管庫を開きます。あなたとしてこのコンピューターを使う人なら、だれでも開けます。入力は不要です。
slot-how-two-part = 保管庫を開くには、入力するものと、このコンピューターのキーチェーンが持つものの両方が必要です。キーチェーンを失うと、復旧コードだけが頼りです。
slot-how-passphrase = 保管庫を開くときに入力します。どこにも保存されず、だれにも調べられません。
slot-new-passphrase = 新しいパスフレーズ
slot-passphrase-to-add = 追加するパスフレーズ
slot-passphrase-stays = この保管庫のパスフレーズはそのままです。
ask = パスフレーズを求める
ask-about = 今はキーチェーンが自動でこの保管庫を開いています。代わりに何を求めるかを選んでください。そのあと、キーチェーンだけでは開けません。
ask-what = 代わりに必要なもの
ask-passphrase = パスフレーズ
ask-passphrase-about = 保管庫をコピーしたどのコンピューターでも使えます。どれだけ守れるかはパスフレーズ次第です。
ask-both = パスフレーズとキーチェーンの組
ask-both-about = 盗まれたディスクからは何も推測できません。キーチェーンを失うと、復旧コードだけが頼りです。
ask-no-recovery = 復旧コードはまだありません。このあと作ってください。
asked = これからはパスフレーズを求めます。

## ロック

locking = ロック
locking-about = ロックするとウィンドウを空にし、メモリーからキーを消します。途中の設定は残ります。
locking-idle = 使っていないときにロック
locking-open = ロックするまで開いたままです。
locking-after-about = このウィンドウでマウスもキーボードも使わずに{ $time }たつとロックします。
locking-longest = 管理者が許可するのは最長{ $time }です。
locking-after = { $time }後
locking-desktop = デスクトップと一緒にロック
locking-desktop-about = 画面がロックされたとき、およびコンピューターがスリープする前。
locking-start = ロックして始める
locking-start-about = キーチェーンで開ける場合でも、Countersignは起動時にあなたを待ちます。
locking-note = この保管庫を開くのはキーチェーンだけなので、クリック1回でまた開きます。パスフレーズを求めるようにすると、ロックが有効になります。

## 管理者から

policy = 管理者の設定
policy-about = このコンピューターに定められています。ここでは読むことだけができます。
policy-server = コードを設定するサーバー
policy-lock = ロックまでの最長時間
policy-lock-after = { $time }使わないとロック
policy-export = 暗号化なしの書き出し
policy-export-off = 無効
policy-export-allowed = 許可
policy-file = ファイル：{ $path }

## スナップショット

snapshots = スナップショット
snapshots-about = このコンピューターにある保管庫のコピーで、保管庫と同じく封印されています。間違いや破損には役立ちますが、ディスクの紛失には役立ちません。
snapshots-count = スナップショット{ $count }個、最新は{ $ago }
snapshots-none = スナップショットはまだありません。次の変更のあとに自動で作られます。
snapshots-folder = 場所：{ $path }
snapshot-time = { $day } { $time }
snapshot-take = 今すぐ作る
snapshot-taken = 現在のスナップショットを作りました。
snapshot-restore = 復元…
snapshot-restore-of = スナップショットを復元：{ $time }
snapshot-ask = このスナップショットを復元しますか：{ $time }
snapshot-ask-about = アカウントはその時点のものになります：{ counted-accounts }
snapshot-ask-undo = 先に現在のスナップショットを作るので、元に戻せます。
snapshot-ask-added = そのあとに追加したアカウントはゴミ箱に入ります。
snapshot-ask-counters = カウンターは戻りません。同じコードが二度使われることはありません。
snapshot-ask-slots = 保管庫を開く方法は今のままです。
snapshot-act = スナップショットを復元
snapshot-restoring = 復元しています…
snapshot-restored = スナップショットを復元しました。{ $what }。
snapshot-same = スナップショットを復元しました。違いはありませんでした。
snapshot-back = { $count }件が戻りました
snapshot-as-then = { $count }件が当時の内容になりました
snapshot-trashed = { $count }件がゴミ箱に入りました
snapshot-undo = 復元を元に戻す
snapshot-undone = すべて、スナップショットを復元する前の状態です。
snapshot-scheduled = 変更のあと自動で作成
snapshot-asked = 自分で作成
snapshot-before-restore = 復元の前に作成
snapshot-before-migration = Countersignの更新前に作成
snapshot-before-import = 取り込みの前に作成
snapshot-outdated = 新しいキーでの封印待ち
snapshot-damaged = 破損
snapshot-other-vault = 別の保管庫のもの
snapshot-newer = 新しいCountersignで作成

## ゴミ箱

trash = ゴミ箱
trash-about = 取り除いたアカウントは30日間ここに残り、コードは作りません。そのあと完全に削除されます。
trash-empty = ゴミ箱は空です。
trash-removed = 取り除いた日：{ $day } · 残り{ $count }日
trash-restore = 元に戻す
trash-restore-named = { $account }を元に戻す
trash-restored = { $account }がコードの一覧に戻りました。
trash-delete = 削除…
trash-delete-named = { $account }を完全に削除
trash-delete-ask = { $account }を完全に削除しますか？
trash-delete-act = { $account }を削除
trash-delete-about = キーを保管庫とすべてのスナップショットから取り除きます。だれにも元に戻せません。
trash-delete-copies = Countersignの外で作られた保管庫のコピーには残っています。
trash-clear = ゴミ箱を空にする
trash-clear-ask = { counted-accounts }を完全に削除しますか？
trash-clear-about = キーを保管庫とすべてのスナップショットから取り除きます。だれにも元に戻せません。

## 困ったとき

trouble = 困ったとき
trouble-doctor = このコンピューターのキーチェーンを順に調べ、どうすればよいかを示します。
trouble-key = コンピューターや保管庫のコピーを失ったあとに使います。すべてを封印し直します。
vault-folder = 保管庫：{ $path }

## 新しいキー

rekey = この保管庫の新しいキー
rekey-open = 新しいキーを作る…
rekey-about = 一度も使われていないキーですべてを封印し直します。コンピューター、ディスク、保管庫のコピーを失ったあとに行ってください。
rekey-copies = よそにあるコピーは今までどおり開きます。復旧コードは必ず新しくなります。
rekey-keeps = このあと保管庫を開くもの
rekey-recovery = 新しい復旧コード（先に入力して確かめます）
rekey-drops = もう何も開かないもの
rekey-recall = すでに人の手にあるコピーは取り戻せません。当時の方法で今も開きます。そのおそれがあれば、サインイン先でアカウントを設定し直してもらってください。
rekey-step = 手順{ $place }/3
rekey-type = 紙の新しいコードを入力
rekey-another = パスフレーズも新しくする
rekey-passphrase = これからのパスフレーズ
rekey-done = この保管庫のキーが新しくなりました。
rekey-done-about = このコンピューターのスナップショットも新しいキーで封印されています。古い復旧コードは処分してください。
rekey-keep = キーを変えない
rekey-begin = 始める
rekey-next = 次へ
rekey-act = 新しいキーを作る
rekey-working = すべてを封印し直しています…

## 復旧コード

recovery-make-new = 新しい復旧コードを作る
recovery-about = 復旧コードは、ほかの方法で開けないときに保管庫を開きます。パスフレーズを忘れたとき、キーチェーンが空になったとき、新しいコンピューターのコピーを開くときなどです。
recovery-once = 一度だけ表示されます。
recovery-once-about = 書き留めるか、印刷してください。
recovery-typed = 入力して返します。
recovery-typed-about = 正しいことを互いに確かめるためです。
recovery-works = そのあと使えます。
recovery-works-about = その前にやめると、何も変わりません。
recovery-old = 今のコードは、新しいコードを入力するまで使えます。
recovery-type = 紙のコードを入力
recovery-done = 復旧コードが使えるようになりました。
recovery-done-about = 紙はパスポートを置く場所に保管し、このコンピューターのそばには置かないでください。
recovery-show = コードを表示
recovery-discard = このコードを捨てる
recovery-written = 紙に控えました
recovery-checking = 確かめています…
recovery-use = このコードを使う
recovery-shown = 書き留めるか印刷して、このコンピューターから離して保管してください。表示されるのは今だけです。5文字のグループが7つです。
recovery-picture = 復旧コード
recovery-print = 用紙を印刷
sheet-title = Countersignの復旧コード
sheet-about = ほかの方法で開けないときに、サインイン用コードを開きます。パスフレーズを忘れたとき、キーチェーンを失ったとき、コンピューターを替えたときなどです。これと保管庫のコピーを持つ人は、あなたのコードを使えます。パスポートと同じように保管してください。
sheet-made = 作成日：{ $day }。新しいコードを作ると、これは使えなくなります。
sheet-use = 使い方：Countersignを開き、「復旧コードを使う」を選んで入力します。大文字小文字の違いと空白は無視します。
