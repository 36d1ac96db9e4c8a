/** Names people have, in the letters they write them in. Each comes back whole and in one piece. */
export const NAMES: readonly string[] = `
Bo
J
Ø
李
Anna
Mary Jo
Mary-Jo
Jean-Luc
Jo Ann
Billie Jean
van den Berg
van der Merwe
de la Cruz
de la Fuente y Vega
von und zu Stein
di Stefano
da Silva Santos
dos Santos
du Pont
de l'Étang
d'Artagnan
D'Angelo
O'Neil
O’Brien
O'Shaughnessy-Keogh
Ní Dhomhnaill
Ó Súilleabháin
Mac an Bhaird
MacDonald
McCoy
mcdonald
't Hooft
in 't Veld
's-Gravesande
Zoë
Chloé
René
Renée
Noël
Anaïs
Loïc
Maël
Françoise
Benoît
Jérôme
Hélène
Éloïse
Cécile
Agnès
Gaëlle
José María
Iñaki
Begoña
Peña
Núñez
Muñoz
Ángel
Jesús
Concepción
Xoán
Núria
Joan Miquel
Gonçalo
João
Conceição
Inês
Antônio
Müller
Jürgen
Jörg
Käthe
Weiß
Groß
Björn
Åsa
Göran
Øystein
Bjørn
Æsa
Þór
Þórunn
Guðrún
Sigurðardóttir
Hæ
Järvinen
Väinämöinen
Õnne
Ülle
Jānis
Kęstutis
Žydrūnė
Łukasz
Wałęsa
Małgorzata
Święty
Żaneta
Źródło
Ćwikła
Dvořák
Jiří
Květa
Šárka
Žižka
Čapek
Ľudmila
Ľubomír
Őrs
Ödön
Gyöngyi
Erzsébet
Ștefan
Țiriac
Ioana-Maria
Đorđe
Đurđica
Ćiro
Željko
Škoda
Ğül
Şule
Çağla
İpek
Işıl
Özgür
Əli
Xalidə
Nguyễn
Nguyễn Thị Minh
Trần
Đặng
Phượng
Quỳnh
Lê Văn Đức
Kahananui
Kaʻiulani
Hawaiʻi
Tāne
Māui
Aroha
Siobhán
Caoimhe
Saoirse
Aoife
Eoghan
Llewelyn ap Gruffydd
Siân
Dafydd
Rhys
Gwenllïan
Αθηνά
Γιώργος
Νίκος
Ἀλέξανδρος
Елена
Алёна
Юрий
Сергей Петрович
Мария-Луиза
Дар'я
Їжак
Ґалаґан
Наталія
Љубица
Његош
Ђорђе
Ќосе
Өлзий
Қуаныш
Ўктам
אברהם
שרה
יעל
בן-גוריון
ז'בוטינסקי
ג׳ורג׳
מרים
محمد
فاطمة
عبد الرحمن
أبو بكر
آمنة
ليلى
مُحَمَّد
علی
زهرا
پروین
گلناز
چنگیز
ڈاکٹر
آفتاب
ئەحمەد
हेमा
श्रीदेवी
कृष्ण
लक्ष्मी
आदित्य
ऋषि
রবীন্দ্রনাথ
শ্রেয়া
অনন্যা
ਗੁਰਪ੍ਰੀਤ
ਹਰਜੀਤ
ગાંધી
ହରି
தமிழ்
முருகன்
லட்சுமி
శ్రీనివాస్
రాజు
ಕನ್ನಡ
ಗೌರಿ
മലയാളം
ലക്ഷ്മി
සුනිල්
නිමල්
สมชาย
ทักษิณ
ປັນ
မေ
အောင်ဆန်း
ភា
សុខ
བསྟན་འཛིན
Тэмүүлэн
山田
太郎
さくら
サクラ
ゆうき
ジョン スミス
佐々木
李小龍
王伟
歐陽
김민준
박지성
이
가
አበበ
ኃይለ ሥላሴ
Գարիկ
Հայկ
თამარ
შოთა
ᏎᏉᏯ
ꦗꦮ
ߡߊߡߊߘߎ
ⵎⴰⵙⵙ
Nkechi
Chukwuemeka
Ọlá
Ọbáfẹ́mi
Adébáyọ̀
Ṣọlá
Ńkọlọ
Ŋana
ǃXu
Xhosa
Ng'ang'a
Wang'ombe
Nyong'o
Mwangi wa Kamau
Amina binti Hassan
Ahmad bin Ali
bin Laden
al-Rashid
el-Sayed
Abu Bakr
Ibn Khaldun
ben Yusuf
bat Sheva
Rose-Marie
Anne-Sophie
Marie-Ève
Pierre-Yves
Jean Paul
Maria del Carmen
Juan Carlos
Luiz Inácio
Ana Lúcia
Thi Minh Khai
Kim Il
Park Ji-sung
Lee Soo-jin
Chang-ho
Xiǎomíng
Lǚ
Lü
Q
X
Y
E
A
I
Ai
Al
Ed
Jo
Ng
Oh
Wu
Yi
Io
Ö
Å
U
Mr. Tee
St. John
J. R.
J.R.
P. J.
Mary Jr.
Dr. No
R. Daneel
Sun
April
May
June
Will
Mark
Grace
Hope
Rose
Rich
Bill
Frank
Art
Pat
Jack
Drew
Chase
Skip
Hunter
Summer
Autumn
River
Sky
King
Prince
Stop
Cancel
Help
Repeat
More
Next
Yes
No
Nobody
Null
Undefined
None
True
False
Constructor
Test
Guest
Stranger
Skill
Kettle
Mom
Dad
Mum
Grandma
Granny
Boss
Your Majesty
Princess Leia
Captain
The Great Gonzo
Bobby Tables
`
  .split('\n')
  .filter((line) => line !== '')

const long = (letter: string, length: number): string => letter.repeat(length)

/** What is no name: refused politely, and nothing changes. */
export const NO_NAMES: readonly string[] = [
  // Markup and speech markup.
  '<speak>hi</speak>',
  '</speak>',
  '<break time="10s"/>',
  '<audio src="https://example.com/a.mp3"/>',
  '<alexa:name type="first" personId="x"/>',
  '<say-as interpret-as="expletive">x</say-as>',
  '<script>alert(1)</script>',
  '<b>Bob</b>',
  'Bob & Alice',
  'Bob &amp; Alice',
  '&lt;b&gt;',
  '&#x41;',
  'a<b',
  'a>b',
  '"Bob"',
  'Bob"',
  ']]>',
  '<!-- x -->',
  '<?xml version="1.0"?>',
  '<![CDATA[x]]>',
  '<!DOCTYPE x>',
  // Signs and numbers.
  'R2D2',
  'Bob 2',
  '007',
  '٣',
  'Ⅷ',
  'Bob!',
  'Bob?',
  'Who?',
  'Bob;',
  'Bob: Alice',
  'Bob, Alice',
  'Bob/Alice',
  'Bob\\Alice',
  'bob@example.com',
  '#bob',
  '@bob',
  '$bob',
  '100%',
  '€',
  'a+b',
  'a=b',
  'a_b',
  '(Bob)',
  '[Bob]',
  '{name}',
  '$' + '{name}',
  '{{name}}',
  '%s',
  '%00',
  '`id`',
  '| ls',
  '*',
  '~',
  '^',
  '¡Bob!',
  '™',
  '🫖',
  'Bob 🫖',
  '👩‍👩‍👧',
  '🇫🇷',
  '☃',
  '…',
  'Robert’); DROP TABLE people;--',
  "' OR '1'='1",
  '../../etc/passwd',
  'https://example.com',
  'amzn1.ask.person.AAAA',
  'k1.abcdef_123',
  // Wake words, whole, in a part, in disguise.
  'Alexa',
  'alexa',
  'ALEXA',
  'Echo',
  'Amazon',
  'Computer',
  'computer',
  'Ziggy',
  'Alexa Stop',
  'hey alexa',
  'my computer',
  'al-exa',
  'A.l.e.x.a',
  'a l e x a',
  'Aléxa',
  'Écho',
  'Ａｌｅｘａ',
  "Alexa's",
  "Alexa'",
  'Mary-Alexa',
  'éCHO dot',
  // What nobody sees, and what turns the direction of text.
  '\u202Ebob',
  'bob\u202D',
  'b\u200Bob',
  'bob\u200D',
  'b\u200Cob',
  '\uFEFFbob',
  'bob\u2060',
  '\u2066bob\u2069',
  '\u200Fbob',
  '\u061Cbob',
  'b\u00ADob',
  'bob\uFE0F',
  'b\u034Fob',
  '\u3164',
  '\u115F\u1160',
  'bob\u{E0041}',
  'bob\u0000',
  'bob\u0007',
  'bob\u001B[31m',
  'bob\nalice',
  'bob\talice',
  'bob\r\nalice',
  'bob\u0085alice',
  'bob\u2028alice',
  'bob\uFFFD',
  'bob\uFFFE',
  'bob\uE000',
  '\uD800',
  'bob\uDC00',
  // Nothing, or no letter.
  '.',
  '-',
  "'",
  '...',
  '- - -',
  "' ' '",
  '\u0301',
  '。',
  '\u00A0.',
  // Too much.
  'one two three four five six',
  'a b c d e f',
  'Pablo Diego José Francisco de Paula Juan',
  'Wolfeschlegelsteinhausenbergerdorff und von',
  long('a', 41),
  long('é', 41),
  long('李', 41),
  long('a', 10_000),
  long('a ', 5_000),
  long('e\u0301', 5_000),
  `a${long('\u0301', 41)}`,
  long('<', 10_000),
]

/** At the limits, and still names. */
export const JUST_NAMES: readonly string[] = [
  long('a', 40),
  long('李', 40),
  long('e\u0301', 40),
  'a b c d e',
  `${long('a', 34)} b c d`,
  'Am\u00A0Ende',
  '李\u3000小龍',
  '  Bob  ',
  'Bob   Lee',
]
