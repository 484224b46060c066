## パレットとショートカット

palette-label = すべてを検索
palette-placeholder = アカウント、設定、操作
palette-results = 結果
palette-none = 「{ $text }」に一致するものはありません。
palette-found = { $count }件の結果
palette-accounts = アカウント
palette-actions = 操作
palette-doing = アカウントの操作
palette-settings = 設定
palette-copies = コードをコピー
palette-hint = Enterで決定、Escで閉じる
keys-title = キーボードショートカット
keys-everywhere = どこでも
keys-list = コードの一覧で
keys-search = 検索
keys-search-letters = 入力して検索
keys-any-letter = 文字キー
keys-copy = コードをコピー
keys-copy-next = 次のコードをコピー
keys-show = コードを表示または隠す
keys-move = アカウント間を移動
keys-ends = 最初または最後のアカウント
keys-order = 自分の順でアカウントを移動
keys-select = 選択または選択解除
keys-select-all = すべて選択
keys-edit = アカウントを編集
keys-remove = アカウントを取り除く
keys-menu = アカウントのその他の操作
keys-time = コードの残り時間を聞く
keys-leave = 検索を消す、選択を終える

## 操作

act-palette = すべてを検索
act-keys = キーボードショートカットを表示
act-codes = コードへ移動
act-enroll = 組織のアカウントでコードを設定
act-verify = コードを確認
act-import = アカウントを取り込む
act-export = アカウントを書き出す
act-settings = 設定を開く
act-add = アカウントを追加
act-add-picture = 画像からアカウントを追加
act-add-hand = 手入力でアカウントを追加
act-lock = ロック
act-undo = 直前の変更を元に戻す
act-mask = 名前とコードを伏せる
act-unmask = 名前とコードを再び表示
act-select = 複数のアカウントを選択
act-hide = 求めるまでコードを隠す
act-unhide = コードを常に表示
act-next = 次のコードも表示
act-no-next = 次のコードを表示しない
act-larger = 文字を大きく
act-smaller = 文字を小さく
act-demo = デモを始める
act-leave-demo = デモを終える
act-presenter = 発表者ビュー
act-security = 設定：セキュリティ
act-servers = 設定：サーバーとサインイン
act-backups = 設定：バックアップ
act-appearance = 設定：外観
act-code-settings = 設定：コード
act-desktop = 設定：デスクトップ
act-about = 設定：Countersignについて
act-choice = { $setting }：{ $choice }

# Never shown: what an act may be looked for by besides its name. English is looked through in every language.

also-keys = ヘルプ キーボード
also-enroll = 登録
also-verify = ヘルプデスク 照合
also-import = ファイル 画面 カメラ クリップボード 移行
also-export = バックアップ 印刷 移行
also-settings = 環境設定 オプション
also-add = 新規
also-add-picture = QR 写真
also-add-hand = キー 入力
also-mask = 隠す 画面共有
also-select = 複数
also-presenter = プロジェクター 発表
also-inspector = リクエスト 通信 ログ
also-larger = 拡大 ズーム
also-smaller = 縮小 ズーム
