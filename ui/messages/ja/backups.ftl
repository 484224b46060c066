## 自動バックアップ

backups = 自動バックアップ
backups-about = すべてのアカウントの暗号化したコピーを、変更のたびに自分のフォルダーに作ります。専用のパスフレーズで、どのコンピューターでも、このコンピューターがなくなっても開けます。
backups-on = 自動でバックアップする
backups-on-about = 変更のあとに行い、成功するまで繰り返します。
backups-first-folder = 先にフォルダーを選んでください。
backups-first-passphrase = 先にパスフレーズを決めてください。
backups-first-both = 先にフォルダーとパスフレーズを決めてください。
backups-folder = フォルダー
backups-no-folder = まだありません。別のディスクか、よそにコピーされるフォルダーが最も役立ちます。
backups-choose = 選ぶ…
backups-change = 変更…
backups-set = 設定…
backups-passphrase = バックアップのパスフレーズ
backups-passphrase-has = 設定済み。変更前のバックアップは、当時のパスフレーズで開きます。
backups-passphrase-none = まだありません。Countersignを開くものと同じである必要はありません。
backups-passphrase-about = バックアップとこのパスフレーズを持つ人は、アカウントを使えます。だれにも調べられないので、紙に控えてください。
backups-passphrase-done = バックアップのパスフレーズを設定しました。
backups-keep = 残す数
backups-keep-about = 新しいものを開いて比べたあとに、古いものを削除します。
backups-none = バックアップはまだありません
backups-last = 最後の正常なバックアップ：{ $ago }
backups-working = 処理しています…
backups-now = 今すぐバックアップ
backups-made = バックアップを作り、開いて比べました。
backups-looking = バックアップを調べています…
backups-look = バックアップを見る
