## 入力中のコード、パスフレーズ、復旧コード

secret-show = 表示：{ $label }
recovery-first = 復旧コードを入力してください。5文字のグループが7つです。
recovery-sign = グループ{ $place }に「{ $sign }」があります。復旧コードにこの文字はありません。
recovery-group = グループ{ $place }は{ counted-characters }です。各グループは5文字です。
recovery-length = { counted-characters }あります。復旧コードは35文字です。
recovery-rules = 5文字のグループが7つです。空白、ハイフン、大文字小文字の違いは無視します。Oは0、IとLは1とみなします。
passphrase-again = もう一度入力
passphrase-hint = { $least }文字以上。あなただけが思いつく単語の組み合わせが適しています。
passphrase-short = { counted-characters }あります。パスフレーズは{ $least }文字以上です。
passphrase-differs = 2つが一致していません。
passphrase-missing = この保管庫を開くパスフレーズを入力してください。
strength-weak = コンピューターならすぐに推測できます。単語を増やすのが一番です。
strength-fair = 推測に時間がかかります。あと1語で難しくなります。
strength-strong = 推測は困難です。
