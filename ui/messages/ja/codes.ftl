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
hint-away = このヒントを閉じる
recovery-code = 復旧コード
loading = コードを開いています…
loading-asked = デスクトップがキーチェーンのロック解除を求めているかもしれません。このウィンドウの後ろに表示されていることがあります。
read-only = 読み取り専用
codes-damaged = { $count ->
   *[other] { $count }件のアカウントを読み取れませんでした。そのまま保管されています。ほかのアカウントは使えます。
}
codes-damaged-which = 対象を表示
codes-damaged-delete = 完全に削除…
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
row-next-step-named = 次へ（{ $account }のコード）
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
edit-codes-warning = サービスが示す値にだけ変えてください。ほかの値ではサービスのコードと一致せず、拒否されます。
edit-codes-unfit = 桁数、周期、カウンターは整数です。
edit-counter-hint = 次のコードに使う値です。コードが拒否されるときは、サービスが数え始める値に合わせてください。
edit-counter-back-title = カウンターを戻しますか？
edit-counter-back-act = { $count }に戻す
edit-kind-stays = 時刻ベースかカウンターベースかは変えられません。サービスがキーと一緒に決めたものです。間違っている場合は、アカウントを追加し直してください。
edit-kind-steam = Steamのコードの形は一つだけです。変えるところはありません。
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
