## アカウントの追加

add-right = これで正しいですか？
add-ways = 追加の方法
add-way-link = リンクを貼り付け
add-way-picture = QRの画像
add-way-hand = 手入力
add-import = 複数のアカウント、ほかのプログラムのファイル、画面、カメラから：
add-act = このアカウントを追加
add-act-several = { $count }件のアカウントを追加
added = { $account }を追加しました。
added-several = { $count }件のアカウントを追加しました。
add-several = QRコードが{ $count }個見つかりました。追加するものを選んでください。
add-here = このキーは{ $account }としてすでにあります。
add-link-hint = アカウントのキーが入っているため、貼り付けるときは隠れています。
add-drop = QRコードの画像
add-drop-about = QRコードの画像をここにドロップするか、貼り付けてください。
add-drop-hint = スクリーンショットでも写真でもかまいません。このコンピューターで読み取り、保存しません。
add-large = { $name }は{ $size } MiBあります。読み取れるのは32 MiBまでです。小さい画像を選ぶか、コードの部分を切り抜いてください。
add-large-unnamed = この画像
add-issuer-example = アカウントの提供元
add-label-example = そこでのログイン名またはメールアドレス
add-key = キー
add-key-hint = 表示された英字と2～7の数字です。空白は無視します。
add-advanced = 詳細
add-kind = 種類
add-algorithm = アルゴリズム
add-digits = 桁数
add-counter = カウンター
add-period = 周期（秒）
add-look = アカウントを確認

## スマートフォン用のキー

key-title = スマートフォンに追加
key-show-again = 再び表示
key-text = テキストで表示
key-text-hide = テキストを隠す
key-text-warning = このキーを読んだ人は、あなたのコードを作れます。スクリーンリーダーは声に出して読みます。
key-text-keep = 隠したままにする
key-hidden = 5分後に隠しました。
