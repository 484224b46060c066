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
nav-transfer = 取り込みと書き出し
nav-transfer-short = 取り込み
nav-settings = 設定
nav-lock = ロック
nav-palette = すべてを検索
version = バージョン { $version }
nothing-to-undo = 元に戻すものはありません。
undone = 元に戻しました。
