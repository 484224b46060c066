## ウィンドウの外のデスクトップ: 設定、トレイ、小さなウィンドウ

settings-desktop = デスクトップ

desktop-tray-group = トレイ
desktop-tray = トレイにアイコンを表示する
desktop-tray-about = メニューに固定したアカウントが並び、選ぶとコードがコピーされます。ロック中は名前を表示しません。
desktop-tray-missing = このデスクトップにはトレイがありません。使えるようになると、アイコンが表示されます。
desktop-close = ウィンドウを閉じても実行を続ける
desktop-close-about = Countersignはトレイに残ります。終了はトレイから行います。
desktop-close-missing = トレイがないと、ウィンドウを閉じたときにCountersignは終了します。
desktop-start = デスクトップと一緒に開始する
desktop-start-about = このコンピューターにサインインしたときに開始します。閉じても実行を続ける設定なら、トレイに入ったままです。

desktop-find-group = どこからでもコードを
desktop-find-about = キーを押すと小さなウィンドウが開きます。入力してEnterを押すと、コードがコピーされます。
desktop-find-wayland = このデスクトップでは、プログラムがキーを使うことができません。デスクトップのキーボード設定で、次のコマンドを実行するキーを作ってください：
shortcut-title = 小さなウィンドウを開くキー
shortcut-none = なし
shortcut-choose = キーを選ぶ
shortcut-remove = キーを外す
shortcut-press = キーを押してください…
shortcut-about = Ctrl、Alt、またはシステムキーを押しながら、文字、数字、スペース、F1～F12のどれかを押します。Escapeで中止します。
shortcut-unfit = そのキーは選べません。Ctrl、Alt、またはシステムキーを押しながら、文字、数字、スペース、F1～F12のどれかを押します。

desktop-screen-group = 画面の共有
desktop-protect = スクリーンショットと録画にウィンドウを写さない
desktop-protect-about = 画面を共有すると、ほかの人には空白が見えます。デモはいつでも見えます。
desktop-protect-missing = このシステムでは、スクリーンショットや録画からウィンドウを外せません。画面を共有する前に、すべてを伏せるか、コードを隠してください。

tray-open = Countersignを開く
tray-find = コードを探す…
tray-lock = ロック
tray-unlock = ロック中です。開いて解除…
tray-nothing = 固定したアカウントはありません
tray-quit = 終了
tray-copied = コードをコピーしました
tray-not-copied = 何もコピーされませんでした

find-title = アカウントを探す
find-accounts = アカウント
find-keys = Enterでコードをコピーして閉じます。Escapeで閉じます。
find-none = 一致するアカウントはありません。
find-empty = アカウントはまだありません。
find-locked = ロック中
find-locked-about = アカウントは安全です。Countersignのウィンドウで解除してください。
find-unlock = ウィンドウで解除する
