### 日本語。です・ます体。数による形の違いはない。

## 名前

account-without-name = 名前のないアカウント
close = 閉じる
cancel = キャンセル
undo = 元に戻す

## ウィンドウ

nav-label = 画面
nav-codes = コード
nav-enroll = 設定を始める
nav-verify = 確認
nav-transfer = 取込 ・ 書出
nav-settings = 設定
nav-lock = ロック
nav-palette = すべてを検索
version = バージョン { $version }
nothing-to-undo = 元に戻すものはありません。

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

## コード

codes-title = コード
codes-add = 追加
codes-list = アカウント
codes-search = アカウントを検索
codes-search-clear = 検索を消す
codes-found = { $count ->
    [0] 見つかりませんでした
   *[other] { $count }件のアカウントが見つかりました
}
codes-near = 完全に一致するものはありません。近いものを表示しています。
codes-sort = 並び順
codes-sort-manual = 自分の順
codes-sort-name = 名前順
codes-sort-use = 最近使った順
codes-all-tags = すべて
codes-tags = タグで絞り込む
codes-options = 一覧のオプション
codes-select = 複数を選択
codes-show-all = すべてのコードを表示
codes-hide-all = すべてのコードを隠す
recovery-hint = 復旧コードはまだありません
recovery-hint-about = ほかの方法で開けないときに使います。2分とペンがあれば作れます。
recovery-hint-make = 復旧コードを作る
recovery-hint-away = このヒントを閉じる
recovery-code = 復旧コード
loading = コードを開いています…
read-only = 読み取り専用
codes-damaged = { $count ->
   *[other] { $count }件のアカウントを読み取れませんでした。そのまま保管されています。ほかのアカウントは使えます。
}
codes-damaged-which = 対象を表示
codes-damaged-delete = 完全に削除…
codes-damaged-delete-named = { $id }を完全に削除
codes-damaged-title = 破損したアカウント{ $id }を完全に削除しますか？
codes-damaged-act = 破損したアカウントを削除
codes-damaged-snapshots = 今は読み取れません。破損前のスナップショットに残っているかもしれません。先に設定を確認してください。
codes-damaged-final = 削除すると、だれにも元に戻せません。ほかのアカウントはそのままです。
codes-damaged-done = 破損した記録{ $id }を削除しました。
codes-no-match = 「{ $text }」に一致するものはありません。
codes-no-match-about = 検索を消すか、アカウントを追加してください。
codes-no-match-in-tag = タグ「{ $tag }」に「{ $text }」と一致するものはありません。
codes-no-match-in-tag-about = ほかのタグにあるかもしれません。
codes-search-all-tags = すべてのタグで検索
codes-add-account = アカウントを追加
codes-empty = アカウントはまだありません
codes-empty-about = 追加するか、組織のアカウントを設定してください。
codes-empty-enroll = 組織のアカウントで設定
codes-copied = コピーしました。クリップボードは{ $seconds }秒後に消去されます。
codes-copied-next = 次のコードをコピーしました。クリップボードは{ $seconds }秒後に消去されます。
codes-copied-stays = コピーしました。クリップボードは自動では消去されません。
codes-time-left = { $account }のコードは{ $seconds }秒後に変わります。
codes-time-left-none = { $account }のコードは自動では変わりません。
codes-masked = すべて伏せました。F8キーで再び表示します。
codes-unmasked = 名前とコードを再び表示しています。
codes-mask-line = 名前とコードを伏せています。
codes-mask-end = 表示する
codes-moved = { $account }は{ $count }件中{ $place }番目になりました。
codes-removed = { $account }を取り除きました。30日間ゴミ箱に残ります。
codes-removed-several = { $count }件のアカウントを取り除きました。30日間ゴミ箱に残ります。
codes-remove-title = { $account }をこのコンピューターから取り除きますか？
codes-remove-about = このアカウントがないと、{ $issuer }にサインインできなくなるかもしれません。
codes-remove-trash = 30日間ゴミ箱に残ります。
codes-remove-act = { $issuer }を取り除く
codes-remove-several-title = { $count }件のアカウントをこのコンピューターから取り除きますか？
codes-remove-several-about = サインインできなくなるかもしれません。30日間ゴミ箱に残ります。
codes-remove-several-act = { $count }件のアカウントを取り除く
codes-and-more = ほか{ $count }件
keep-it = 残す
keep-them = 残す

## アカウントの行

row-copy = コードをコピー
row-copied = コピーしました
row-pinned = 固定済み
row-next = 次 { $code }
row-next-step = 次へ
row-next-step-named = { $account }の次のコード
row-show = 表示
row-show-named = { $account }のコードを表示
row-hidden = コードは隠れています
row-more = { $account }のその他の操作
row-check = コードを確認
row-edit = 編集…
row-copy-next = 次のコードをコピー
row-pin = 一番上に固定
row-unpin = 固定をやめる
row-select = 選択
row-up = 上へ移動
row-down = 下へ移動
row-remove = 取り除く…
row-seconds = { $count }秒

## 複数のアカウント

select-label = 選択したアカウント
select-count = { $count ->
    [0] 選択なし
   *[other] { $count }件を選択中
}
select-all = すべて選択
select-tag = タグ付け…
select-export = 書き出す…
select-pin = 一番上に固定
select-remove = 取り除く…
select-done = 完了
tag-title = { $count }件のアカウントにタグ付け
tag-new = 新しいタグ
tag-new-hint = タグでアカウントを整理できます。検索の対象にもなります。
tag-add = タグを追加
tag-existing = タグ
tag-save = タグを保存
tag-none = タグはまだありません。
tagged = { $count }件のアカウントのタグを保存しました。
pinned = { $count }件のアカウントを一番上に固定しました。
unpinned = { $count }件のアカウントの固定をやめました。

## アカウントの編集

edit-title = アカウントを編集
edit-picture-change = 画像を変更
edit-picture-choose = 画像を選ぶ
edit-picture-none = 文字を使う
edit-picture-mark = 発行元のマークを使う
edit-picture-large = { $name }は32 MiBを超えています。小さい画像を選んでください。
edit-issuer = 発行元
edit-label = アカウント
edit-tags = タグ
edit-tags-example = 仕事、サーバー
edit-tags-hint = コンマか読点で区切ります。検索の対象になります。
edit-note = メモ
edit-note-hint = ほかの内容と同じく封印されます。パスワードは書かないでください。
edit-pinned = 一番上に固定する
edit-codes = コード
edit-added = 追加日
edit-used = 最後のコピー
edit-key = QRコード
edit-key-about = このアカウントをスマートフォンにも入れるときに使います。読み取った人は、あなたのコードを作れます。
edit-key-show = QRコードを表示
edit-key-hide = 隠す
edit-key-text = 読み取れない場合はキーを表示
edit-key-hidden = 1分後に隠しました。
edit-key-qr = { $account }のQRコード
edit-key-picture = 4文字ずつに区切ったキー
edit-leave = 変更しない
edit-save = アカウントを保存
edit-saving = 保存しています…
edit-saved = { $account }を保存しました。

## パレットとショートカット

palette-label = すべてを検索
palette-placeholder = アカウント、設定、操作
palette-results = 結果
palette-none = 「{ $text }」に一致するものはありません。
palette-found = { $count }件の結果
palette-accounts = アカウント
palette-actions = 操作
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
act-sort-manual = コードを自分の順で表示
act-sort-name = コードを名前順に並べる
act-sort-use = コードを最近使った順に並べる
act-hide = 求めるまでコードを隠す
act-unhide = コードを常に表示
act-next = 次のコードも表示
act-no-next = 次のコードを表示しない
act-theme-system = テーマ：コンピューターに合わせる
act-theme-light = テーマ：ライト
act-theme-dark = テーマ：ダーク
act-density-comfortable = 行：ゆったり
act-density-compact = 行：コンパクト
act-larger = 文字を大きく
act-smaller = 文字を小さく
act-demo = デモを始める
act-leave-demo = デモを終える
act-presenter = 発表者ビュー
act-security = 設定：セキュリティ
act-servers = 設定：サーバーとサインイン
act-backups = 設定: バックアップ
act-appearance = 設定：外観
act-code-settings = 設定：コード
act-about = 設定：Countersignについて

## 設定

settings-title = 設定
settings-sections = セクション
settings-security = セキュリティ
settings-servers = サーバーとサインイン
settings-backups = バックアップ
settings-appearance = 外観
settings-codes = コード
settings-about = 情報
settings-demo = デモの保管庫は、デモを終えると破棄されます。そのあと、自分の保管庫の設定がここに戻ります。

appearance-group = 見た目
appearance-theme = テーマ
appearance-theme-system = コンピューターに合わせる
appearance-theme-light = ライト
appearance-theme-dark = ダーク
appearance-accent = アクセント
appearance-accent-about = 押せるものと残り時間に使う色です。判定の色は変わりません。
accent-teal = ティール
accent-blue = ブルー
accent-indigo = インディゴ
accent-plum = プラム
accent-graphite = グラファイト
appearance-density = 行
appearance-density-comfortable = ゆったり
appearance-density-compact = コンパクト
appearance-text = 文字の大きさ
appearance-text-about = 標準の{ $percent }
appearance-text-smaller = 文字を小さく
appearance-text-larger = 文字を大きく
appearance-example = 例
appearance-language-group = 言語
appearance-language = このウィンドウの言語
appearance-language-about = 一部の画面とメッセージは、まだ英語だけです。
appearance-language-system = コンピューターに合わせる

codes-group = コードの表示
codes-grouping = 数字の区切り
codes-grouping-standard = 桁数による
codes-grouping-threes = 3桁ずつ
codes-grouping-twos = 2桁ずつ
codes-grouping-none = なし
codes-show-next = 次のコード
codes-show-next-about = 各コードの下に、次のコードを小さく表示します。
codes-hide = 求めるまでコードを隠す
codes-hide-about = 代わりに点を表示します。表示せずにコピーできます。表示したコードは、変わると再び隠れます。
codes-clipboard-group = クリップボード
codes-clipboard = コピーしたコードの消去
codes-clipboard-about = まだ残っている場合だけ消去します。そのあとにコピーしたものは残ります。
codes-clipboard-after = { $seconds }秒後
codes-clipboard-never = しない

about-program = Countersign { $version }
about-platform = { $platform }で動作
about-words = このコンピューターでサインイン用コードを作り、設定し、確認します。
about-licences = ライセンス
about-licences-about = CountersignはMITライセンスまたはApache License 2.0のどちらかを選んで使えます。次の成果物を利用しています。
about-licences-show = このウィンドウの{ $count }個の構成要素を表示
about-marks = 発行元のマークはそれぞれの所有者のものです。アカウントを見分けるためだけに使っています。

## 発表者ビュー

presenter-title = 発表者ビュー
presenter-caption = デモ
presenter-no-account = 最初のアカウントを設定すると、ここにコードが表示されます。
presenter-scenarios = シナリオ
presenter-leave = 発表者ビューを終える
presenter-say = 話す内容：「{ $words }」
presenter-next = 次のコードまで{ $count }秒
presenter-code = { $account }のコード
presenter-demo-only = 発表者ビューに表示されるのはデモのアカウントだけです。先にデモを始めてください。
