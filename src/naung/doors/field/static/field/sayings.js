// Sayings, slogans, lines of songs, prayers and sentences that stand first in many minds: none of them guards anything, also with
// words around it. A short list of our own, by no means all of them: that is why the app makes a passphrase by itself.
export const SAYINGS = `
bhinneka tunggal ika|merah putih berkibar|merdeka atau mati|sekali merdeka tetap merdeka|dari sabang sampai merauke
tut wuri handayani|ing ngarsa sung tuladha|ing madya mangun karsa|satu nusa satu bangsa|satu bahasa kita|maju tak gentar
tanah air indonesia|tanah airku tidak kulupakan|tanah tumpah darahku|bangunlah jiwanya|hiduplah tanahku|garuda pancasila
akulah pendukungmu|ketuhanan yang maha esa|kemanusiaan yang adil dan beradab|persatuan indonesia|kerakyatan yang dipimpin
keadilan sosial bagi seluruh rakyat|kemerdekaan ialah hak segala bangsa|kami putra dan putri indonesia|habis gelap terbitlah terang
hari merdeka|tujuh belas agustus|indonesia tanah air beta|rayuan pulau kelapa|padamu negeri|mengheningkan cipta
guruku pahlawan tanpa tanda jasa|pahlawan tanpa tanda jasa|terpujilah wahai engkau|ibu kita kartini|nenek moyangku
balonku ada lima|bintang kecil di langit|pelangi pelangi|alangkah indahmu|naik kereta api|cicak cicak di dinding
topi saya bundar|bangun tidur ku terus mandi|burung kakaktua|hinggap di jendela|satu satu aku sayang ibu|dua dua juga sayang
kasih ibu kepada beta|tak terhingga sepanjang masa|naik naik ke puncak gunung|ambilkan bulan bu|desaku yang kucinta
lihat kebunku|potong bebek angsa|anak gembala|becak becak|menanam jagung|di sini senang di sana senang|bengawan solo
kolam susu|bukan lautan hanya kolam susu|ampar ampar pisang|soleram|rasa sayange|yamko rambe yamko|apuse kokondao|cik cik periuk
selamat ulang tahun|panjang umurnya|potong kuenya|selamat pagi semuanya|selamat hari raya|mohon maaf lahir dan batin
assalamualaikum|warahmatullahi wabarakatuh|bismillahirrahmanirrahim|alhamdulillahi rabbil alamin|la ilaha illallah
subhanallah walhamdulillah|allahu akbar allahu akbar|astaghfirullahaladzim|inna lillahi wa inna ilaihi rajiun|qul huwallahu ahad
bapa kami yang ada di surga|dimuliakanlah namamu|salam maria penuh rahmat|dalam nama bapa dan putra|tuhan adalah gembalaku
tuhan yesus memberkati|kasih karunia|om swastiastu|om santi santi santi om|namo buddhaya|sabbe satta bhavantu sukhitatta
buah jatuh tidak jauh dari pohonnya|air beriak tanda tak dalam|air tenang menghanyutkan|tak ada gading yang tak retak
tiada gading yang tak retak|sedia payung sebelum hujan|nasi sudah menjadi bubur|besar pasak daripada tiang|tong kosong nyaring
bagai pungguk merindukan bulan|bagai air di daun talas|bagai kacang lupa kulitnya|kacang lupa akan kulitnya|seperti katak dalam
katak dalam tempurung|ada udang di balik batu|ada gula ada semut|sekali dayung dua tiga pulau|sambil menyelam minum air
berakit rakit ke hulu|berenang renang ke tepian|bersakit sakit dahulu|bersenang senang kemudian|berat sama dipikul
ringan sama dijinjing|bersatu kita teguh|bercerai kita runtuh|di mana bumi dipijak|di situ langit dijunjung|duduk sama rendah
berdiri sama tinggi|gajah di pelupuk mata|semut di seberang lautan|gajah mati meninggalkan gading|harimau mati meninggalkan
hemat pangkal kaya|rajin pangkal pandai|bersih pangkal sehat|sedikit demi sedikit|lama lama menjadi bukit|karena nila setitik
rusak susu sebelanga|mulutmu harimaumu|pagar makan tanaman|senjata makan tuan|lempar batu sembunyi tangan|malu bertanya sesat
menepuk air di dulang|musuh dalam selimut|sepandai pandai tupai melompat|sudah jatuh tertimpa tangga|tak kenal maka tak sayang
tak ada rotan akar pun jadi|tak ada asap tanpa api|siapa menabur|siapa cepat dia dapat|esa hilang dua terbilang
hidup segan mati tak mau|guru kencing berdiri|murid kencing berlari|lain ladang lain belalang|lain lubuk lain ikannya
alah bisa karena biasa|biar lambat asal selamat|biduk lalu kiambang bertaut|air susu dibalas|habis manis sepah dibuang
surga di telapak kaki ibu|rezeki tidak akan tertukar|badai pasti berlalu|jodoh di tangan tuhan|cinta itu buta|waktu adalah uang
jalan jalan ke|jangan lupa bahagia|burung irian burung cendrawasih|cukup sekian dan terima kasih|pergi ke pasar membeli
aku cinta kamu|aku sayang kamu|aku cinta padamu|selalu di hatiku|untuk selamanya|sampai akhir waktu|kamu adalah hidupku
kutunggu jandamu|sampai maut memisahkan|aku bukan untukmu|bukan sekadar cinta|ini kata sandi|jangan dibuka|kalimat sandi
melindungi dan melayani|rastra sewakottama|stop perdagangan orang|bersama kita bisa|salam satu jiwa|kerja kerja kerja
correct horse battery staple|the quick brown fox|to be or not to be|i love you forever|never gonna give you up|let me in
lorem ipsum dolor|may the force be with you|hello darkness my old friend|this is my password|in the beginning|happy birthday
`
  .trim()
  .split(/[|\n]/);
