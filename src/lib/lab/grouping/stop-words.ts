/** Words that say nothing about the theme of a card. The usual function words of Indonesian. */
const list = `
a ada adalah agar akan akhir akhirnya aku alias antara apa apalagi apabila atas atau awal bagai bagaimana
bagi bahkan bahwa baik banget banyak baru bawah beberapa begitu belum benar berapa besar betul biar
biasa biasanya bila bisa boleh buat bukan cuma cukup cara dalam dan dapat dari daripada datang dekat
demi dengan depan di dia diri dua dulu empat entah guna habis hal hampir hanya harus hingga ia ikut ingin
ini itu jadi jangan jika juga justru kadang kalau kalian kali kami kamu karena kata ke kecil kecuali
kembali kemudian kepada kerap ketika kini kita kok kurang lagi lain lainnya lalu langsung lebih lewat
luar maka makin malah mana mau masih masing masuk maupun mereka meski milik minta misal mulai muncul
nah naik namun nanti nya oleh orang pada padahal paling para pasti per perlu pernah pula pun punya
rasa saat saja salah salam sama sampai sana sangat satu saya sebab sebagai sebagian sebelum sebuah
sedang sedikit seharusnya sehingga sejak sekali sekarang sekitar selain selalu selama seluruh semua
sementara semoga sempat sendiri sepanjang seperti sering serta sesuai sesudah setelah setiap siapa
soal suatu sudah supaya tahun bulan tahu tadi tanpa tapi telah tempat tengah tentang tentu terhadap
terjadi terlalu tersebut tertentu terus tetap tetapi tiap tiba tidak tiga tinggal turun ujung umum
untuk usah waktu walau wah ya yaitu yakni yang minggu pakai pake dipakai sih deh dong loh biarpun mudah
susah sulit bisa ingin harap harapan mimpi bagus
the a an of and or to in on for is are was be not no with from at by it this that as have has
`;

export const stopWords: ReadonlySet<string> = new Set(list.split(/\s+/).filter(Boolean));
