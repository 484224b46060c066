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

## ガイド付きデモ

guide-title = ガイド付きデモ
guide-caption = 4つの手順
guide-about = 誤ったコード、遅れた時計、権限なし、成功。自動で進みます。
guide-at = ガイド付きデモ { $at } / { $of }
guide-next = 次へ：{ $step }
guide-finish = 終了
guide-leave = ガイドを終える
guide-say = 話す内容：
guide-quote = 「{ $words }」
guide-wrong-code = 誤ったコード
guide-wrong-code-next = 誤ったコード
guide-wrong-code-shows = 新しく入った人が1桁打ち間違えました。サーバーはコードを拒否します。
guide-wrong-code-say = コードを間違えても失うものはありません。設定は残り、もう一度試せます。
guide-slow-clock = 遅れた時計
guide-slow-clock-next = 遅れた時計
guide-slow-clock-shows = コードは正しいものですが、スマートフォンの時計が94秒遅れています。
guide-slow-clock-say = コードは正しいのですが、別の時刻のものです。原因は時計で、あなたではありません。
guide-no-permission = 権限なし
guide-no-permission-next = 権限なし
guide-no-permission-shows = サーバーは、このヘルプデスクにその人の設定を許していません。
guide-no-permission-say = 参照番号で、どの権限が足りないかが分かります。何も変更されていません。
guide-success = 成功
guide-success-next = 成功
guide-success-shows = 時計が直り、コードが受け付けられます。
guide-success-say = すべて順調ならこうなります。コードを入力すれば完了です。

## バナーとパネル

demo-banner = デモ：ここでは何も残りません
demo-guide = デモを案内する
demo-guide-short = ガイド
demo-scenario = シナリオ：{ $scenario }
demo-scenario-clock = シナリオ：{ $scenario }、時計ずれ
demo-reset = デモを最初に戻す
demo-reset-short = 最初に戻す
demo-reset-done = デモは最初の状態に戻りました。
demo-leave = 終える
demo-drawer = サーバーの動作
demo-drawer-about = デモのサーバーはこのプログラムの中で動きます。動作を選ぶと、すぐに変わります。
demo-server-clock = サーバーの時計
demo-caller-clock = 相手の時計
demo-clock-right = 正しい
demo-clock-slow = { $time }遅れ
demo-clock-fast = { $time }進み
demo-drawer-scenario = シナリオ
demo-address = サーバーのアドレス：{ $address }
presenter-playing = { $title }。{ $happens }

## デモの登場人物

role-new-starter = 新しく入った人
role-new-starter-about = コードはまだありません。設定できます。
role-half-way = 途中の人
role-half-way-about = 一度始めて完了していません。やり直すと、その設定は置き換わります。
role-already-enrolled = 設定済みの人
role-already-enrolled-about = すでにコードがあります。新しく設定する前に削除が必要です。
role-no-permission = 権限なし
role-no-permission-about = この呼び出し元からは設定できません。サーバーが断ります。
