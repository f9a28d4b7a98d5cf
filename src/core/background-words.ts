/**
 * How frequent the words of English are: for each level, in bits, the words that stand in about one of
 * 2^bits documents. A word that is not listed is rarer than one in 256 documents.
 *
 * Counted over 140,000 English newswire stories, newsgroup posts and reviews, each kind weighing the
 * same; facts about the language, not about any corpus to be compared. Words are folded as the tokeniser folds them.
 */
export const BACKGROUND_WORDS: ReadonlyArray<readonly [bits: number, words: string]> = [
  [0, 'the'],
  [0.5, 'a and for in is it of that to'],
  [1, 'are as at be but have i not on s this was with'],
  [1.5, 'about all an by from has if one or said t there they will would you'],
  [
    2,
    '1 also any been can do had he his its just like me more my no only other out so some ' +
      'than up were what when which who',
  ],
  [
    2.5,
    '2 3 after article because could don edu even film first get good how into know make most ' +
      'movie much new people really see their them then think time two very we well writes year ' +
      'your',
  ],
  [
    3,
    '10 4 5 before being com did dlrs does end go great here last m made many may mln never ' +
      'now off over same say should still story such these those through too ve way where while ' +
      'why years',
  ],
  [
    3.5,
    '000 6 7 8 actually again am another anyone around back bad best better between both ' +
      'company corp d didn doesn down ever every few find give going got her him however inc ' +
      'life little long look lot man might must own part pct point re real right seen she since ' +
      'something take thing things though three u under us use used want watch without work ' +
      'world',
  ],
  [
    4,
    '0 15 1986 20 30 50 9 acting against almost always american anything april away based ' +
      'believe big billion bit called character characters co come course cts day different ' +
      'director done due during e each either enough fact far films found government group hard ' +
      'having help high isn kind least less let line ll looking love makes making market money ' +
      'movies need net next note nothing old our place please plot pretty probably problem put ' +
      'quite rather read reason says scene scenes second seems set share show someone sure ' +
      'system thanks thought times today told try trying until vs watching whole yet',
  ],
  [
    4.5,
    '100 11 12 13 14 16 1987 25 able above action actors added ago already although available ' +
      'b bank buy c call came case cast change close comes common current david days dlr doing ' +
      'earlier early else especially etc everyone everything exchange expected feel five ' +
      'following four full funny general gets getting given goes guy half home hope house idea ' +
      'including information instead interest interesting international issue john keep later ' +
      'lead left looks low mail main major march maybe mean mind minutes months name news night ' +
      'non number o once order original others pay per performance perhaps person play possible ' +
      'power president price problems production public question rate remember role run saw ' +
      'screen seem sense series several shares short shr simply small special start state stock ' +
      'support takes tell together top total trade true using week whether won worth wrong yes ' +
      'young',
  ],
  [
    5,
    '17 18 19 24 31 40 80 act agree agreement along among anyway ask average become beginning ' +
      'behind bill black blah board book budget business ca cannot car care certain certainly ' +
      'children clear comedy coming compared completely computer control cost couldn country ' +
      'couple cs cut date de dead deal death debt department despite development drive effects ' +
      'ending entire exactly example excellent except expect experience face fall family fan ' +
      'federal final finally financial fine foreign free friend friends fun further future game ' +
      'gave girl gives god guess hand head heard higher himself history hit horror human ' +
      'important include increase interested involved itself job known l large late law level ' +
      'light likely lines list live local loss lost ltd mark matter means meeting men michael ' +
      'month move music myself n national near nice offer official often oh oil open p past ' +
      'period plan played plays poor post previous prices program qtr recent recently record ' +
      'rest result running sale sales saying school script securities seeing sell sets shot ' +
      'shows side similar single six soon sort sound standard started statement states stop ' +
      'strong stuff subject systems taken taking term terms themselves third took turn tv type ' +
      'understand unit united university unless value version video view wanted wants war wasn ' +
      'watched went white wife within woman word working works worst wouldn written wrote x ' +
      'york',
  ],
  [
    5.5,
    '00 1985 1993 200 21 22 23 26 27 28 300 35 500 60 70 75 90 absolutely according across ' +
      'actor add agreed air allow alone america amount announced annual answer anybody ' +
      'apparently appears area aren asked attempt audience avoid awful banks basically basis ' +
      'beautiful becomes begin below beyond body boring bought box boy bring british brought ' +
      'camera canada capital cash cause central chairman chance check child city class classic ' +
      'clearly comment comments commercial commission companies complete consider considered ' +
      'continue countries credit currently data decided definitely details dialogue difference ' +
      'difficult direction dollar doubt dvd earth easily easy economic effect effective effort ' +
      'eight email ended enjoy entertaining european evil extremely f fans fast father february ' +
      'fell felt figure file finance follow force form former front g giving guys h happen ' +
      'happened happens happy haven hear heart held hell highly hold hollywood hour hours ' +
      'includes industry internet investment issues j james january japan japanese june k key ' +
      'kids kill killed knows lack laugh leave liked lives living london longer looked lots ' +
      'lower management manager markets meet members message middle mine minister moment ' +
      'moments mostly mother mr needed needs nine none nor obvious obviously office officials ' +
      'ok ones opening operations opinion opinions otherwise outside outstanding overall owned ' +
      'particular particularly parts paul perfect performances personal phone picture piece ' +
      'plans playing plus points police policy position present previously prior private ' +
      'products profit provide quality quarter questions r rates reading received recommend ' +
      'released report reported research results return review revs rise robert room rose save ' +
      'seemed self selling send serious seriously service seven sex simple situation slow ' +
      'software sold sometimes sorry source sources space spokesman star stars starts stupid ' +
      'style supposed talk talking talks tax team technology terrible thinking throughout thus ' +
      'title totally trading tried truly turned turns uk unfortunately upon uses usually ' +
      'various voice w washington waste ways weeks west western whatever whose windows wish ' +
      'women wonder wonderful words worse write writing yesterday yourself',
  ],
  [
    6,
    '1988 1992 1st 29 32 33 34 3rd 44 45 4th 93 ability ac accept access account acquisition ' +
      'actress actual addition additional address admit advance age agency ahead allowed ' +
      'amazing annoying anti appear appreciate appreciated approved apr art asking assets ' +
      'association assume attention base basic became began blood blue bond books break ' +
      'brilliant brother build building built bunch buying calls canadian card career carry ' +
      'cars caused cc center changed changes cheap chief choice christian cinema claim closed ' +
      'code color committee community conference considering contact contract cool copy correct ' +
      'costs court cover crap create created crime dark daughter december decent decide ' +
      'decision deep demand design designed developed die direct directed directly discussion ' +
      'div dividend division domestic dr drama drop earnings east economy ends energy english ' +
      'enjoyed equipment estimated europe events eventually evidence executive expects explain ' +
      'export exports eye eyes failed fairly falls favorite fax feeling field fight figures ' +
      'files fire firm flick follows food forced forget forward french fully funds gain games ' +
      'gas generally genre george german germany gone gov graphics growth gun hands hate heavy ' +
      'hi holding horrible hot huge humor ideas ii image imagine immediately included increased ' +
      'indeed industrial industries info initial inside intended investors jim july kept kid ' +
      'killing king knew land latest leading leads learn led levels limited loan loved machine ' +
      'material meant member memory mention mentioned mike military minute miss modern morning ' +
      'moving murder named names natural nature nearly necessary neither network normal north ' +
      'noted numbers offered offering offers okay operating org output paid paper party pc ' +
      'peter places political possibly posted posting potential press prime process produced ' +
      'product programs project proposed provided purchase purpose quickly radio raised range ' +
      'rating reality realize reasons red reduce regular related relationship release remain ' +
      'reports required response reuters richard ridiculous rights road roles runs sad science ' +
      'score season secretary security sees senior sent services setting shareholders showed ' +
      'showing shown silly size slightly society somehow somewhat son sounds south speak ' +
      'speaking specific speed spend stand starting stay step steve stories straight strange ' +
      'street study subsidiary suggest sun supply supporting surprised talent television tells ' +
      'ten test texas thank therefore tom tonnes towards town tries trouble trust truth typical ' +
      'union usual v via viewer violence wait water weak whom william willing win window ' +
      'wondering worked writer',
  ],
  [
    6.5,
    '150 1990 250 2nd 36 37 38 39 400 41 42 43 46 47 48 49 51 52 55 56 600 65 66 800 85 86 87 ' +
      '88 92 95 99 accepted acquire acquired acted actions activities acts adding ' +
      'administration advice agriculture al alive allows americans analysts andrew apart apple ' +
      'application apply approach appropriate approval areas argument arms army aside ' +
      'atmosphere attack attempts au avg aware background badly balance banking battle begins ' +
      'believable believed besides bible bid biggest bob bonds born bottom brain brian brings ' +
      'brothers cable california calling cases caught century charge charles chicago chip ' +
      'choose chris christ christians church cinematography claims cold college combined comic ' +
      'communications completed complex concept concern concerned conclusion condition ' +
      'conditions congress connection contains continued count crazy credits cross currency ' +
      'cuts daily dave dealers decline declined defense deficit deleted described develop ' +
      'dialog died directors disappointed disclaimer discuss disk display distribution doctor ' +
      'documentary dod dog dollars door dos double driver drug dull ed editing efforts elements ' +
      'emotional engineering england enjoyable entertainment entirely episode era escape event ' +
      'everybody ex exist existing exists extra factor fails fair faith falling familiar famous ' +
      'fantastic fbi fear feature features feels feet female fi fighting filed filled filmed ' +
      'finding finds fiscal fit fixed flat focus folks followed forces fourth france frank ' +
      'freedom friday fund girls gold gore greater greatest greatly green ground groups growing ' +
      'guns hardly hardware health helped helps hero herself hey hilarious holds honest hp hurt ' +
      'husband ibm images impact imports impossible income independent individual institute ' +
      'insurance introduced involving island issued jack jan jesus joe joint jokes justice ' +
      'keeping keeps killer knowing knowledge la lady language largest laws leader leaves ' +
      'leaving lee legal letter listed lived loans lose losses mac machines mainly majority ' +
      'male managed marketing meaning media medical meets merely mess met mid miles million ' +
      'ministry minor missed missing model moral moved moves ms mths mystery nasa nation ' +
      'nations necessarily negative netcom nobody normally notes notice october odd officer ' +
      'older operation opportunity option options organization originally package parents paris ' +
      'pass passed paying payment payments peace perfectly personally physical pick plain ' +
      'planned plant player players plc plenty poorly popular positive possibility powerful pre ' +
      'predictable preferred premise prepared presence presented pressure prevent priced ' +
      'proceeds produce producer producers proposal protect prove provides pure putting qtly ' +
      'quick quoted raise rated reach reached ready reagan realistic reasonable recall receive ' +
      'recommended reduced reference regarding relatively religion religious remains rent reply ' +
      'reporters request require reserve resources respect responsible reviews rich ride risk ' +
      'rock round rule rules rutgers san scary sci scott search secret sector seek seeking ' +
      'separate september sequence sequences serve sexual shame sharp shots shouldn shrs sick ' +
      'sign signed significant sit site sitting situations smith social solid solution somebody ' +
      'somewhere song soul soundtrack soviet spending spent split spot st stage stake standards ' +
      'stated station stg stick store storyline student success successful suddenly summer ' +
      'suppose surprise suspect tale target technical telephone telling tender text theme ' +
      'thinks thomas thriller throw tomorrow toronto touch tough toward treasury twice types ' +
      'uiuc understanding unique units unlike usa user uucp values vice viewers viewing violent ' +
      'volume vote waiting wall weird weren wide y yeah yen',
  ],
  [
    7,
    '01 02 05 120 1984 1989 1991 1993apr20 53 54 57 58 59 61 63 64 67 68 700 71 72 73 77 81 ' +
      '82 84 89 900 91 absolute accident accord accounts accurate active activity ad adds ' +
      'adjusted adult advanced advantage affect affected afraid agent aid aimed alan allen ' +
      'allowing alternative amusing animation answers anymore anywhere apparent appeal ' +
      'appearance appeared applications applied argue aspect aspects associated assuming att ' +
      'attitude attractive august australia australian author authorities authority auto ' +
      'awesome baby baker ball band bar barely baseball bear beat beauty becoming behavior ' +
      'belief believes bell benefit bet bigger bike bitnet bits bizarre blame block boost bored ' +
      'boston bother boys brazil brief britain broken brown bruce btw bus camp capable capacity ' +
      'cards carried carrying casting cat catch causes cd changing channel charges chase cheesy ' +
      'chemical chemistry china christianity circumstances citizens civil claimed clean clever ' +
      'clinton clipper closing club collection combination command committed compare comparison ' +
      'competition computers conflict confused constantly construction consumer content context ' +
      'continues continuing controlled convertible convincing cop core corporate corporation ' +
      'council coupon covered creating creepy crew criminal crude cult culture cup curious ' +
      'customers cute cutting damage damn dan dance dangerous daniel dealer dealing dec decides ' +
      'definition degree delivery depth describe deserves desire detail determine determined ' +
      'developing device devices digital directing disagree discovered discussed douglas ' +
      'dramatic draw drawn dream driven drivers drives driving dropped drugs dumb easier eat ec ' +
      'edge electric electronic electronics engine enter entered environment episodes equal ' +
      'equally equity equivalent eric error essentially established exact examples exception ' +
      'exciting excuse existence expansion expectations expecting expensive explained ' +
      'explanation expressed extended external extraordinary extreme faces facility factors ' +
      'facts fail failure fake false fantasy faq farm faster fault favor feb fed fellow fiction ' +
      'financing finish finished firms floor flow flying footage ford forecast forever format ' +
      'formed fresh ftp function futures gains garbage gary gay generation girlfriend glad gmt ' +
      'goal goods gotten grace grade grain grand grant granted gross grow guaranteed hair ' +
      'handle happening hasn heads hearing heaven hello henry historical hockey holdings holes ' +
      'honestly hopes hoping hospital humans ie illegal imdb immediate import impressed ' +
      'impression impressive improve improved improvement increases increasing incredible ' +
      'incredibly index individuals inflation innocent installed instance intelligence ' +
      'intelligent intent interests internal interview israel italian jason jeff jewish jews ' +
      'jobs join joke jones joseph jr judge ken kevin keys kills lame largely larger latter ' +
      'laughing laughs leaders league learned length lets library lies likes limit listen ' +
      'literally load location logic lord los loud luck lucky ma mad magazine magic maintain ' +
      'makers manage manages manner manual manufacturing marks married martin mary mass master ' +
      'masterpiece match matters measure measures medium memorable merger metal method minimum ' +
      'mission mistake mit mix mode monday monetary monitor monster morgan motion mouth ' +
      'movement multi multiple musical negotiations newsgroup newspaper northern noticed novel ' +
      'november nowhere nudity ny object ohio onto opened opposed orders ordinary oscar owner ' +
      'pace pacific pact page pain par parent park partners pat path pathetic payable petroleum ' +
      'picked pictures pieces placed planet planning pointed pointless policies politics ' +
      'population port portrayed posts practice prefer primary principal print pro producing ' +
      'professional profits progress projects proof proper properly property protection ' +
      'providing published pull purchased purposes push puts quarterly quiet quote race raises ' +
      'raising ram ran random rare ray reaction reduction references reflect regards relief ' +
      'remaining replace replaced requirements requires reserves respond responsibility returns ' +
      'revenues rising roger romance romantic sadly safe safety sam saturday saved savings ' +
      'scale scheduled scientific screenplay se sea seat seconds section sells semi senate ' +
      'sequel serial session shall ship shipping shoot shooting sides signs silver sister sleep ' +
      'slowly smaller smart soft soldiers songs southern specifically speech spirit spoilers ' +
      'spread staff standing stands statements statistics status stephen stocks stopped stores ' +
      'strength strike strongly structure stuck students studies sub subordinated substantial ' +
      'suffering suggested suggestions suit summary sunday super superb superior supported ' +
      'supposedly surely surface surplus suspense sweet switch table talented tape taste taxes ' +
      'tel tend tension theater theory thousands thrown tim tired tokyo tone tony track traded ' +
      'traders traditional training transaction transfer trash treat treatment trip turning ' +
      'twist ultimately unable unix unknown unlikely unusual useful usenet users uunet van ' +
      'variety vehicle venture victims views villain virginia virtually visit visual walk ' +
      'walking warning wasted weapons weekend weight welcome wheat whenever wild winning wise ' +
      'workers worry worthy wow writers younger z zero',
  ],
  [
    7.5,
    '03 04 06 07 08 09 1000 101 110 125 130 140 1980 1982 1983 1993apr15 1993apr21 2000 350 ' +
      '386 486 62 69 74 750 76 78 79 83 94 96 97 98 absurd abuse accent acceptable achieve ' +
      'achieved acs actresses adam adults adventure affair affairs afford africa african ' +
      'afternoon ag agencies agents agreements agricultural ah ain aircraft algorithm alien alt ' +
      'amateur amounts analysis analyst ancient andy angeles angry animal animals animated ' +
      'announcement approximately arab arguments arm armed articles asian asks ass assistance ' +
      'assistant athos attacked attacks attempting audiences authorized automatic award bankers ' +
      'barrel bay bbs beach beautifully bed beliefs ben benefits berkeley bills blind bloody ' +
      'blow bodies bomb border boss bound boyfriend branch brand breaking breaks bright ' +
      'bringing broad broke burn burning bush businesses buys captain capture captured careful ' +
      'carefully cares carries cartoon category causing cents challenge chances chapter charged ' +
      'charm charming cheaper checked cheers chinese chips chose chosen christopher cinematic ' +
      'cited cities climax clock closely closer clothes clue cmu coast coffee colorado colors ' +
      'columbia comedies commentary commerce commitment commodity comp comparable compatible ' +
      'compelling competitive complicated components compound computing concerning concerns ' +
      'confidence confusing connect connected conservative consideration consistent constant ' +
      'contain contained contracts contrary contrast controller controls conversation ' +
      'conversion convert convince convinced cooperation copies cops corn correctly costumes ' +
      'counter covering crash creation creative criminals crisis critical criticism critics ' +
      'crop cry cso dad dancing danger dated davis dc deals dean deaths debate debentures ' +
      'decade decisions declared deeply defend define defined deliver delivered delivers ' +
      'depending depends deposit deposits dept description deserve destroy destroyed detailed ' +
      'detective devil dies differences directory dirty disappointing disappointment disaster ' +
      'disclosed discount discover discussing discussions disease disney dispute distance ' +
      'distributed disturbing document donald doug dozen drag drawing dreams dry du dutch duty ' +
      'dying earned eastern eating edited editor education edward effectively electrical ' +
      'element elsewhere em emotion emotions employees employer empty encourage encryption ' +
      'enforcement engineer ensure entry errors essential establish estate estimate estimates ' +
      'et evening everywhere executed exercise expand experienced experiences exploration ' +
      'express extent faced facilities fallen farmers fascinating fashion fat fee feed feelings ' +
      'fees festival fields filing fill filming filmmakers fired fits fix flame flaws flicks ' +
      'flight floppy florida fly foot forgot forgotten forms forth frame francs fred frequently ' +
      'friendly fuel funding gang gem generate generated genius genuine ghost giant global gm ' +
      'goals golden gonna gordon governments graphic greg grew guarantee guide guilty gulf hadn ' +
      'hall handled harris harry harvard headed heat heavily heck helping hence hidden hide ' +
      'highest hill hits hitting holders hole holy hong hoped hopefully host hotel houses ' +
      'howard humanity humour hundred hundreds ice id identify ignore iii ill illinois ' +
      'imagination imho importance indian indiana indicate indicated influence initially input ' +
      'inspired institutions intense interface interpretation intervention introduction ' +
      'investigation investments investor involve involves iran israeli issuing italy items ' +
      'jean jerry johnson jon jose journey jump keith kick kinda kinds kong koresh lab lacking ' +
      'lacks lake larry laughable laughed launch launched lay learning legislation lending ' +
      'lewis liberal license lie lighting lights limits link located locations logical loose ' +
      'losing louis lovely lover loves loving lynch maker manufacturers marriage massive math ' +
      'matt matthew max maximum mb meanwhile medicine mediocre mental messages methods mexico ' +
      'microsoft miller millions minds ministers minority mixed models modem mom monthly mood ' +
      'moody moon motor mountain mouse murdered murders muslim mysterious naked narrative nasty ' +
      'naturally navy nazi nevertheless newly newsgroups nicely nick noise nonsense nuclear ' +
      'numerous objective obtain occasionally occur occurred occurs offensive officers opens ' +
      'oper operate opposite opposition ordered os ourselves overseas owners owns pa pages ' +
      'painful paint pair panel parallel parties partly partner passes passing patrick payout ' +
      'percentage perform performed periods personality perspective phil photography physics ' +
      'pilot pitt pittsburgh plane pop portion portrayal positions poster powers predicted ' +
      'primarily principle prison processing professor programming promise properties proposals ' +
      'proud proved proves ps psychological pulled purchases purely pushed q rain rape rarely ' +
      'raw realized recognize recorded recovery refer referring reform refused regard ' +
      'regardless region registered registration rejected relations relationships relative ' +
      'relevant remained remake reminded reminds remote remove removed rented repeat repeated ' +
      'represent representative representatives represents repurchase resolution respectively ' +
      'restructuring resulting retail returned revealed revenge revenue revised rid riding ring ' +
      'rip rises river rob rocket roll ron routine rubber ruling russian ryan sake sat saving ' +
      'scenery scheme scientist scsi sean sec secure seeks seemingly sending sensitive served ' +
      'server serves setup severe sexy shape shareholder sharply shell shift shock shop shortly ' +
      'shut sight signal significantly silent sin singing sites skills skin sky sole solve ' +
      'sorts spanish spoiler sport sports spring stable stanford stanley starring steady steel ' +
      'steps steven stolen stone stood strategy streets stronger struggle studio stunning ' +
      'subtle suffer suffered sufficient sugar suggests suicide sum supplies supports ' +
      'surprising surprisingly survive swiss takeover tank task teacher teams tech techniques ' +
      'technologies ted teen temporary terminal terrific testing tests thats themes thin ' +
      'thoroughly thoughts thousand thread threat thursday tight till timing tonight tonne tool ' +
      'tools topic touching traffic tragedy tragic train transactions travel treated trend ' +
      'trial troops truck tuesday turkey turkish twenty twists ugly ultimate un unbelievable ' +
      'unchanged understood underwriting universal universe unnecessary upper ups usda utility ' +
      'utterly valid versions versus victim viewed village vision wanting warm warned warrant ' +
      'warrants wars wave wayne wear wearing weather wednesday weekly whatsoever whoever wholly ' +
      'widely williams wilson wind wins winter witness wood worried yield yours zone',
  ],
  [
    8,
    '160 180 1981 1993apr19 1993apr22 ab abandoned academy accounting adams adaptation ' +
      'adequate adopted ages aka amendment anderson anger anonymous anthony apartment applies ' +
      'approve archive arizona arthur artist arts assault assumed assumption attached attempted ' +
      'audio austin automatically awarded backed bag barrels bat believing belong billy birth ' +
      'blown boards boot brad brazilian broadcast brutal buffalo burned busy button campaign ' +
      'carl catholic cent centre chain charlie checking childhood choices christmas circuit cis ' +
      'citizen claiming clark clayton cleveland comedic communication confirmed ' +
      'confusion consequences considerable consists constitution consumption containing ' +
      'converted corner county coverage covers cpu craig creates creature creditors crimes ' +
      'crowd ct currencies customer cwru dear decades demands democratic demon denied dennis ' +
      'denominations deny deputy des desert deserved desperate detroit dick dimensional ' +
      'discontinued disks district documentation documents dogs domain draft drink drinking ' +
      'drunk ease edition elaborate election enemy eng engaging eternal eurobond excess ' +
      'excludes expert experts exposure extension fame families fate favourite fears fifth ' +
      'figured finger fish flames floating fool formula fox francisco frankly functions ' +
      'fundamental funniest furthermore gap gene georgia glass gorgeous greek grown guard ' +
      'handed handling hang harder harm hated helpful heroes homosexual horse houston ' +
      'identified identity idiot ignored il incident increasingly india insane install ' +
      'instruments intends intention intriguing iraq item jackson jane jersey jet joy junk ' +
      'justify kent keyboard kingdom laboratory laid latin lawrence lawyer legend legitimate ' +
      'lesson letters letting lift likable listening literature loaded lovers lowest lying ' +
      'mailing managers managing massacre materials meetings meg memories mere merrill mil mile ' +
      'minimal mining minus misc mistakes moore morality mortgage motif motorcycle motors ' +
      'muslims mutual native nearby nil nl nsa nt objects obtained offset ontario orbit origin ' +
      'outcome outlook overly ownership oz paced pack papers parliament partnership passion ' +
      'patient pays persons pin plants plastic pleasure plots pool porn postings practically ' +
      'practices preliminary presumably pricing prince printer privately projected promised ' +
      'promising promote propaganda prospects provision pub punishment queen quotes ratings ' +
      'ratio readers rear reasonably rec receiving recognized records redeeming redemption ' +
      'reducing referred reflected regional regulatory relate reliable remarkable remarks ' +
      'remembered repeatedly replacement replies representing republic requirement rescue ' +
      'resistance responses restrictions resulted reveal reverse rice rick roads robin rom root ' +
      'rough row russell santa scared schedule scientists searching secondary select selected ' +
      'sentence settlement shared sheet shelf shocking similarly singer sir skip slight slower ' +
      'smile solutions sought spain spare speaks speculation square stability stayed steal ' +
      'sterling storage strikes struck stupidity substance substantially succeed successfully ' +
      'sucks sudden suggestion survey suspended sweden talked tariffs taught teach tear tears ' +
      'technically technique teenage terribly territory tested threatened throwing tied tiny ' +
      'tons torture tradition trailer translation transport tree trick turnover tx uh ultra ' +
      'underlying undisclosed unexpected unfortunate upgrade upset useless utter vast vehicles ' +
      'vhs visible voted voting waco walked walter watchable weapon whereas wings winner wisdom ' +
      'witty wooden woods worldwide youth zealand',
  ],
];
