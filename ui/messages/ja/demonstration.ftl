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
