// Articles, pronouns, auxiliaries and question words, folded, one list a language. They keep a
// tenth of their weight beside other known words: people ask in whole sentences, and a post that
// asks back is not the answer for that. English and German are our own; the others are Snowball's
// (https://snowballstem.org, BSD-3-Clause) as PostgreSQL 15 has them, folded, without participles
// that are nouns too ("estado") and what tells something ("nada").
#pragma once

#include <string_view>

namespace carrel {

// Each word stands between spaces.
inline constexpr std::string_view kEnglishStopWords =
    " a about also am an and any are arent as at be because been being but by can cant could "
    "couldnt did didnt do does doesnt dont each for from had has hasnt have havent he her here "
    "hers him his how i if im in into is isnt it its just may me might mine must my no not of "
    "on only or other our ours out shall she should shouldnt so some such than that the their "
    "theirs them then there these they this those to too up us very was wasnt we were werent "
    "what when where which while who whom whose why will with wont would wouldnt you your yours ";

inline constexpr std::string_view kGermanStopWords =
    " aber als am an auch auf aus bei beim bin bis bist da dann das dass dein dem den der des "
    "die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer "
    "eines er es euer fur haben hat hatte hatten ich ihm ihn ihnen ihr ihre im in ist ja kann "
    "kein keine konnen man mein mit nach nicht noch nun nur ob oder sein seine sich sie sind so "
    "soll uber um und uns unser vom von vor wann war waren warum was welche welchem welchen "
    "welcher welches wem wen wer werden wessen wie wieso wir wird wo woher wohin worin worum "
    "wurde wurden zu zum zur ";

inline constexpr std::string_view kDanishStopWords =
    " ad af alle alt anden at blev blive bliver da de dem den denne der deres det dette dig din "
    "disse dog du efter eller en er et for fra ham han hans har havde have hende hendes her hos "
    "hun hvad hvis hvor i ikke ind jeg jer jo kunne man mange med meget men mig min mine mit "
    "mod nar ned noget nogle nu og ogsa om op os over pa sadan selv sig sin sine sit skal "
    "skulle som thi til ud under vaere vaeret var vi vil ville vor ";

inline constexpr std::string_view kSpanishStopWords =
    " a al algo algunas algunos ante antes como con contra cual cuando de del desde donde "
    "durante e el ella ellas ellos en entre era erais eramos eran eras eres es esa esas ese eso "
    "esos esta estaba estabais estabamos estaban estabas estais estamos estan estando estar "
    "estara estaran estaras estare estareis estaremos estaria estariais estariamos estarian "
    "estarias estas este esteis estemos esten estes esto estos estoy estuve estuviera "
    "estuvierais estuvieramos estuvieran estuvieras estuvieron estuviese estuvieseis "
    "estuviesemos estuviesen estuvieses estuvimos estuviste estuvisteis estuvo fue fuera "
    "fuerais fueramos fueran fueras fueron fuese fueseis fuesemos fuesen fueses fui fuimos "
    "fuiste fuisteis ha habeis habia habiais habiamos habian habias habiendo habra habran "
    "habras habre habreis habremos habria habriais habriamos habrian habrias han has hasta hay "
    "haya hayais hayamos hayan hayas he hemos hube hubiera hubierais hubieramos hubieran "
    "hubieras hubieron hubiese hubieseis hubiesemos hubiesen hubieses hubimos hubiste hubisteis "
    "hubo la las le les lo los mas me mi mia mias mio mios mis mucho muchos muy ni no nos "
    "nosotras nosotros nuestra nuestras nuestro nuestros o os otra otras otro otros para pero "
    "por porque que quien quienes se sea seais seamos sean seas sera seran seras sere sereis "
    "seremos seria seriais seriamos serian serias si sin sintiendo sobre sois somos son soy su "
    "sus suya suyas suyo suyos tambien tanto te tendra tendran tendras tendre tendreis "
    "tendremos tendria tendriais tendriamos tendrian tendrias teneis tenemos tenga tengais "
    "tengamos tengan tengas tengo tenia teniais teniamos tenian tenias teniendo ti tiene tienen "
    "tienes todo todos tu tus tuve tuviera tuvierais tuvieramos tuvieran tuvieras tuvieron "
    "tuviese tuvieseis tuviesemos tuviesen tuvieses tuvimos tuviste tuvisteis tuvo tuya tuyas "
    "tuyo tuyos un una uno unos vosostras vosostros vuestra vuestras vuestro vuestros y ya yo ";

inline constexpr std::string_view kFinnishStopWords =
    " ei eivat emme en et etta ette han haneen hanella hanelle hanelta hanen hanessa hanesta "
    "hanet hanta he heidan heidat heihin heilla heille heilta heissa heista heita itse ja johon "
    "joiden joihin joiksi joilla joille joilta joina joissa joista joita joka joksi jolla jolle "
    "jolta jona jonka jos jossa josta jota jotka kanssa keiden keihin keiksi keilla keille "
    "keilta keina keissa keista keita keneen keneksi kenella kenelle kenelta kenen kenena "
    "kenessa kenesta kenet keta ketka koska kuin kuka kun me meidan meidat meihin meilla meille "
    "meilta meissa meista meita mihin mika miksi milla mille milta mina minka minua minulla "
    "minulle minulta minun minussa minusta minut minuun missa mista mita mitka mukaan mutta "
    "naiden naihin naiksi nailla naille nailta naina naissa naista naita nama ne niiden niihin "
    "niiksi niilla niille niilta niin niina niissa niista niita noiden noihin noiksi noilla "
    "noille noilta noin noina noissa noista noita nuo nyt ole olemme olen olet olette oli "
    "olimme olin olisi olisimme olisin olisit olisitte olisivat olit olitte olivat olla olleet "
    "ollut on ovat poikki se seka sen siihen siina siita siksi silla sille silta sina sinua "
    "sinulla sinulle sinulta sinun sinussa sinusta sinut sinuun sita tahan tai taksi talla "
    "talle talta tama taman tana tassa tasta tata te teidan teidat teihin teilla teille teilta "
    "teissa teista teita tuo tuohon tuoksi tuolla tuolle tuolta tuon tuona tuossa tuosta tuota "
    "vaan vai vaikka yli ";

inline constexpr std::string_view kFrenchStopWords =
    " a ai aie aient aies ait as au aura aurai auraient aurais aurait auras aurez auriez aurions "
    "aurons auront aux avaient avais avait avec avez aviez avions avons ayez ayons c ce ces d "
    "dans de des du elle en es est et etaient etais etait etiez etions eu eue eues eumes eurent "
    "eus eusse eussent eusses eussiez eussions eut eutes eux fumes furent fusse fussent fusses "
    "fussiez fussions futes il j je l la le leur lui m ma mais me meme mes moi mon n ne nos "
    "notre nous on ont ou par pas pour qu que qui s sa se sera serai seraient serais serait "
    "seras serez seriez serions serons seront ses soient sois soit sommes son sont soyez soyons "
    "suis sur t ta te tes toi ton tu un une vos votre vous y ";

inline constexpr std::string_view kItalianStopWords =
    " a abbia abbiamo abbiano abbiate ad agl agli ai al all alla alle allo anche avemmo avendo "
    "avesse avessero avessi avessimo aveste avesti avete aveva avevamo avevano avevate avevi "
    "avevo avra avrai avranno avrebbe avrebbero avrei avremmo avremo avreste avresti avrete "
    "avro avuta avute avuti avuto c che chi ci coi col come con contro cui da dagl dagli dai "
    "dal dall dalla dalle dallo degl degli dei del dell della delle dello di dov dove e ebbe "
    "ebbero ebbi ed era erano eravamo eravate eri ero essendo faccia facciamo facciano facciate "
    "faccio facemmo facendo facesse facessero facessi facessimo faceste facesti faceva facevamo "
    "facevano facevate facevi facevo fai fanno fara farai faranno farebbe farebbero farei "
    "faremmo faremo fareste faresti farete faro fece fecero feci fosse fossero fossi fossimo "
    "foste fosti fu fui fummo furono gli ha hai hanno ho i il in io l la le lei li lo loro lui "
    "ma mi mia mie miei mio ne negl negli nei nel nell nella nelle nello noi non nostra nostre "
    "nostri nostro o per perche piu quale quanta quante quanti quanto quella quelle quelli "
    "quello questa queste questi questo sara sarai saranno sarebbe sarebbero sarei saremmo "
    "saremo sareste saresti sarete saro se sei si sia siamo siano siate siete sono sta stai "
    "stando stanno stara starai staranno starebbe starebbero starei staremmo staremo stareste "
    "staresti starete staro stava stavamo stavano stavate stavi stavo stemmo stesse stessero "
    "stessi stessimo steste stesti stette stettero stetti stia stiamo stiano stiate sto su sua "
    "sue sugl sugli sui sul sull sulla sulle sullo suo suoi ti tra tu tua tue tuo tuoi tutti "
    "tutto un una uno vi voi vostra vostre vostri vostro ";

inline constexpr std::string_view kDutchStopWords =
    " aan al alles als altijd andere ben bij daar dan dat de der deze die dit doch doen door dus "
    "een eens en er ge geen geweest haar had heb hebben heeft hem het hier hij hoe hun iemand "
    "iets ik in is ja je kan kon kunnen maar me meer men met mij mijn moet na naar niet nog nu "
    "of om omdat onder ons ook op over reeds te tegen toch toen tot u uit uw van veel voor want "
    "waren was wat werd wezen wie wil worden wordt zal ze zelf zich zij zijn zo zonder zou ";

inline constexpr std::string_view kNorwegianStopWords =
    " a alle at av bade bae bare begge ble blei bli blir blitt da de deg dei deim deira deires "
    "dem den denne der dere deres det dette di din disse ditt du dykk dykkar eg ein eit eitt "
    "eller elles en enn er et ett etter for fordi fra ha hadde han hans har hennar henne hennes "
    "her hja ho hoe honom hoss hossen hun hva hvem hver hvilke hvilken hvis hvor hvordan "
    "hvorfor i ikke ikkje ingen ingi inkje inn inni ja jeg kan kom korleis korso kun kunne kva "
    "kvar kvarhelst kven kvi kvifor man mange me med medan meg meget mellom men mi min mine "
    "mitt mot mykje na nar ned no noe noen noka noko nokon nokor nokre og ogsa om opp oss over "
    "pa sa samme sann seg selv si sia sidan siden sin sine sitt sjol skal skulle slik so som "
    "somme somt til um upp ut uten vaere vaert var vart varte ved vere verte vi vil ville vore "
    "vors vort ";

inline constexpr std::string_view kPortugueseStopWords =
    " a ao aos aquela aquelas aquele aqueles aquilo as ate com como da das de dela delas dele "
    "deles depois do dos e ela elas ele eles em entre era eram eramos essa essas esse esses "
    "esta estamos estao estas estava estavam estavamos este esteja estejam estejamos estes "
    "esteve estive estivemos estiver estivera estiveram estiveramos estiverem estivermos "
    "estivesse estivessem estivessemos estou eu foi fomos for fora foram foramos forem formos "
    "fosse fossem fossemos fui ha haja hajam hajamos hao havemos hei houve houvemos houver "
    "houvera houveram houveramos houverao houverei houverem houveremos houveria houveriam "
    "houveriamos houvermos houvesse houvessem houvessemos isso isto ja lhe lhes mais mas me "
    "mesmo meu meus minha minhas muito na nao nas nem no nos nossa nossas nosso nossos num numa "
    "o os ou para pela pelas pelo pelos por qual quando que quem sao se seja sejam sejamos sem "
    "sera serao serei seremos seria seriam seriamos seu seus so somos sou sua suas tambem te "
    "tem temos tenha tenham tenhamos tenho tera terao terei teremos teria teriam teriamos teu "
    "teus teve tinha tinham tinhamos tive tivemos tiver tivera tiveram tiveramos tiverem "
    "tivermos tivesse tivessem tivessemos tu tua tuas um uma voce voces vos ";

inline constexpr std::string_view kRussianStopWords =
    " а без более больше будет будто бы был была были было быть в вам вас вдруг ведь во вот "
    "впрочем все всегда всего всех всю вы где да даже два для до другои его ее еи ему если есть "
    "еще ж же за зачем здесь и из или им иногда их к как какая какои когда конечно кто куда ли "
    "лучше между меня мне много может можно мои моя мы на над надо наконец нас не него нее неи "
    "нельзя нет ни нибудь никогда ним них ничего но ну о об один он она они опять от перед по "
    "под после потом потому почти при про раз разве с сам свою себе себя сеичас со совсем так "
    "такои там тебя тем теперь то тогда того тоже только том тот три тут ты у уж уже хорошо "
    "хоть чего чем через что чтоб чтобы чуть эти этого этои этом этот эту я ";

inline constexpr std::string_view kSwedishStopWords =
    " alla allt an ar at att av blev bli blir blivit da dar de dem den denna deras dess dessa "
    "det detta dig din dina ditt du efter ej eller en er era ert ett for fran ha hade han hans "
    "har henne hennes hon honom hur i icke ingen inom inte jag ju kan kunde man med mellan men "
    "mig min mina mitt mot mycket nagon nagot nagra nar ni nu och om oss over pa sa sadan "
    "sadana sadant samma sedan sig sin sina sitta sjalv skulle som till under upp ut utan vad "
    "var vara varfor varit varje vars vart vem vi vid vilka vilkas vilken vilket ";

}  // namespace carrel
