## いくつもの画面で使う言葉

counted-accounts = { $count }件のアカウント
counted-characters = { $count }文字
choose-all = すべて選ぶ
choose-none = 選択をなくす
hide = 隠す
import = 取り込む
export = 書き出す
leave-as-is = そのままにする
link = リンク
link-read = リンクを読み取る
look-again = もう一度調べる
looking = 調べています…
not-now = あとで
reading = 読み取っています…
show-all = { $count }件すべてを表示
show-fewer = 表示を減らす
