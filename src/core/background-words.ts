/**
 * How frequent the words of English are: for each level, in bits, the words that stand in about one of
 * 2^bits documents. A word that is not listed is rarer than one in a thousand documents.
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
    '102 104 105 128 129 145 160 180 1970 1979 1981 1993apr16 1993apr19 1993apr22 1997 240 ' +
      '256 3d 408 450 650 70s 80s ab abandoned abroad absence academy acceptance accidentally ' +
      'accounting accuracy accused acquisitions adams adaptation adequate adopted advertising ' +
      'aged agenda ages agrees ai aids aim airlines aka albert alex aliens alleged amazed ' +
      'amendment amongst anderson angels anger angle ann announce anonymous answered anthony ' +
      'apartment applies approve archive arizona arrived arthur artificial artist artistic arts ' +
      'asia assault assembly asset associate associates assumed assumption atheist athena ' +
      'atlanta attached attempted attorney attributed audio austin automatically awarded awards ' +
      'awkward backed bag barrels barry bat batf battery beast beating beer begun beings ' +
      'believing belong belongs biblical billy birth bland blown bmw bnr boards boat bonus boot ' +
      'borrowing bothered brad brazilian breath broadcast brutal bucks buddy buffalo bug bugs ' +
      'bull bullet burned busy button buyer callable caltech cambridge cameo campaign cancer ' +
      'candy cant carl carter catholic cb cell cent centers centre cgi chain charlie checking ' +
      'childhood choices christmas chuck circuit cis citizen claiming clark classes classics ' +
      'clayton cleveland cliché clichés coach comedic comfortable commit communication ' +
      'communist compete complain complaint complaints completes completion compromise ' +
      'compuserve concluded conduct conducted confident confirmed confusion congressional ' +
      'consequences considerable consists constitution consumers consumption containing ' +
      'contribute contributed contrived controversial conventional converted corner county ' +
      'coverage covers cpu crack craig creates creature credibility creditors crimes crowd ' +
      'crying ct cultural currencies customer cwru cycle dallas danny dare deadly dear debut ' +
      'decades deeper default definitive delay delayed demands democratic demon denied dennis ' +
      'denominations deny depend depressed depressing deputy des describes desert deserved ' +
      'desperate destruction detroit diamond dick difficulties difficulty dimensional dinner ' +
      'discontinued disgusting disks displays district doctors documentation documents dogs ' +
      'domain doors draft dreadful dressed drew drink drinking drunk duke ease economists eddie ' +
      'edition elaborate elected election emergency emotionally enable encounter endless enemy ' +
      'eng engaged engaging engines entitled environmental epic escrow eternal eurobond excess ' +
      'excessive exchanges excited excludes execution existed expense experiment expert experts ' +
      'explains exporters exposure expression extend extension facing factory failing fame ' +
      'families fate favourite fears featured featuring fifth fights figured filmmaker finale ' +
      'finest finger fish flames flash flesh floating fool formal formerly formula fortunately ' +
      'foundation fox franc francisco frankly freenet friendship functions fundamental funniest ' +
      'furthermore gained gap gatech gene generic geneva genuinely georgia gif glass glory gods ' +
      'gorgeous gotta governor grave greek grounds grown guard handed handling hang hanging ' +
      'harder harm hat hated hd healthy helpful heroes hint hired hitler holocaust homosexual ' +
      'homosexuality honor hook horse houston huh humorous hunt hunter ide identical identified ' +
      'identity idiot ignorance ignorant ignored il implement implementation implemented ' +
      'imposed inch incident increasingly india indicates indication inevitable informed inner ' +
      'insane insight install instruments insult intellectual intend intends intention ' +
      'interviews intriguing introduce invest investigate involvement iraq iron irrelevant item ' +
      'jackson jail jane jay jersey jet jimmy joan joined jonathan joy junk justify kent ' +
      'keyboard kingdom knock korea labor laboratory labour ladies laid lane laser latin ' +
      'laughter lawrence lawyer le legend legitimate lesson letters letting lifetime lift ' +
      'likable linked liquidity listening lists literature loaded lock loses lousy lovers ' +
      'lowest luxembourg lying mailing mainstream maintained managers managing manhattan ' +
      'manufacturer map marc marked marry mask massacre materials mature maturity md meat ' +
      'mechanism meetings meg memories mere merrill mexican mi michigan mil mile minded mini ' +
      'minimal mining minnesota minus mirror misc mistakes mob modified montreal moore morality ' +
      'mortgage mot motherboard motif motorcycle motors movements mrs murphy muslims mutual ' +
      'naive narrow native nearby neat negotiating nhl nightmare nil nj nl noir nose notion nsa ' +
      'nt objects obtained occasional occupied offset ontario opera opportunities orbit ' +
      'organizations oriented origin ought outcome outlook overly ownership oz paced pacing ' +
      'pack packages papers parliament participate participation partnership passage passenger ' +
      'passion patient patients pattern pays pending percent performing permanent permission ' +
      'perry persons pgp phase philadelphia philosophy phrase physically pin pitch pity plants ' +
      'plastic playoffs pleasant pleasure plots plug po politically pool porn ports postings ' +
      'pound practical practically practices praise pray precisely preliminary premium ' +
      'presentation presents presumably pricing priest prince printed printer privacy privately ' +
      'processor produces projected promised promising promote propaganda prospects protected ' +
      'proven provision provisions pub publicly punishment pushing qualities quebec queen quit ' +
      'quotes randy rangers ranging rapidly ratings ratio rd reaching readers realism rear ' +
      'reasonably reasoning rec receiving recognized records redeem redeeming redemption ' +
      'reducing referred reflected reflects refuse regional regret regularly regulations ' +
      'regulatory reject relate reliable rely remarkable remarks remembered remind rental ' +
      'repeatedly replacement replies reporter reporting represented representing republic ' +
      'reputation requirement rescue resistance resolve resource responses restrictions ' +
      'resulted retain returning reuter reveal revelation reverse revolution rice rick risks ' +
      'roads robin rochester rom roman root rough roughly route row roy royal rubbish ruled ' +
      'rush russell sample santa satan satellite satisfied scare scared scenario schedule ' +
      'schools scientists scream screaming searching seattle secondary segment select selected ' +
      'sentence settings settle settlement sgi shadow shallow shared shearson sheer sheet shelf ' +
      'shipments ships shocked shocking shuttle sig silence similarly simon sing singer sir ' +
      'skill skip slasher slight slower smile smoke snow soap soldier solutions sometime sons ' +
      'sophisticated sought sounded sp spain spare speaks spectacular speculation spencer ' +
      'spiritual spite spoke square stability stayed std steal sterling stewart stomach stops ' +
      'storage stretch strictly strikes string strip struck stupidity subsequent substance ' +
      'substantially succeed successfully suck sucked sucks sudden suggestion suitable supreme ' +
      'surrounding survey suspended suspension sweden switzerland sympathetic sympathy sys ' +
      'talents talked targets tariffs taught taylor teach teaching tear tears technically ' +
      'technique teenage teenagers teeth telecommunications terribly territory terror terrorist ' +
      'tested theatre threatened threw throwing ticket tie tied tiny titles tm tons torture ' +
      'totalled tour tradition trailer translation transmission transport trapped tree trick ' +
      'turks turnover twisted tx typically ucs uh ultra umd uncle underground underlying ' +
      'underwriters undisclosed unexpected unfortunate uni unrealistic upgrade upset urban ' +
      'useless utilities utter valley vancouver vast vehicles veteran vga vhs villains virtual ' +
      'virus visible voted votes voting waco wake walked walker walks walter watchable weakness ' +
      'weapon wheel whereas whilst wing wings winner wire wisdom wishes wit witty wonderfully ' +
      'wooden woods worldwide worthwhile wright wwii ya youth zealand zombie',
  ],
  [
    8.5,
    '103 106 107 108 109 111 112 114 115 118 1200 123 127 131 132 133 134 135 146 147 149 152 ' +
      '155 170 175 1919 192 1920 1950 1970s 1972 1974 1975 1976 1977 1978 1993apr14 1993apr23 ' +
      '1993apr5 1994 1999 2001 2002 202 205 20th 210 215 220 225 230 275 286 3000 301 310 360 ' +
      '415 508 512 550 617 aa aaron abc abilities accepting accompanied accomplished acid ' +
      'actively adapted adapter addressed addresses adjustment admitted admittedly adobe adopt ' +
      'advances adventures advise advisory affecting afterwards aggressive airline airport alas ' +
      'alaska albeit alcohol alexander alice alike alot alright alternatives altogether ' +
      'amateurish amazingly ames angel angles anne annually anticipated anyways ap appealing ' +
      'appearing appointed appreciation approaches arabia arabs arc argic argued arguing ' +
      'armenia armenian armenians arranged arrangement arrest arrested arrive arrives arrogant ' +
      'artists ashamed asleep assigned assist assumes astronomy atf atheism atheists atlantic ' +
      'atmospheric atrocious attacking attend attracted attraction aug authentic authors ' +
      'avoided ba backup bags balanced balls ban bancorp bang banker bankruptcy banned barbara ' +
      'bare bases batman bc bd bearing bears beaten beats behalf behaviour beloved berlin ' +
      'biased bids bikes bin bios bird bitter blank blast blew blockbuster blocks blonde ' +
      'blowing blows blues bobby boeing bore boxes brains brave bridge briefly brilliantly ' +
      'brokers brooks bu buck buffer buildings builds bulk bullets bundesbank burden bureau ' +
      'buried burns butt buyers cabinet cache cage calendar calm cam cameras campbell campus ' +
      'cap capabilities capability caps captures cargo carrier castle cats cattle cdt ceiling ' +
      'centuries certificates ch chair channels cheese chemicals chest chick chrysler cia ' +
      'circle civilian civilians classified cleaning clh clichéd client clients clone closest ' +
      'coal collapse collect colour combat commands commented commenting commitments ' +
      'commodities commonly compares comparing competent competing complaining component ' +
      'composed comprehensive compression con concentrate concepts concession conclude ' +
      'conclusions concrete configuration confirm consent considerably consistently ' +
      'consolidated consortium conspiracy constructed contemporary contents continental ' +
      'continuity contribution controlling convention conversations conviction cook cooper ' +
      'copper copyright cornell corny corporations corrected correction corrupt cos costume ' +
      'cotton counts courage craft cramer crappy creatures credible criteria crops crucial ' +
      'cruel cruise crypto csd cumulative cure curiosity cynical dale damaged darkness database ' +
      'dates davidians dawn dealt debts declines declining decrease dedicated defeat defence ' +
      'defending defensive definite degrees del deliberately delightful demanding democrat ' +
      'demonstrate demonstrated dependent depicted derived describing designs desired desk ' +
      'desktop desperately destroying detect determination developments develops devils devoted ' +
      'dictionary diego differently dig digex diluted dirt disappear disbelief discovers ' +
      'discovery dislike displayed distant distinction distribute divided dividends divine doc ' +
      'doctrine dont doubts downright dress drilling dropping drops drove dual dubbed dude dust ' +
      'duties dynamic dynamics earn ears ecn economist edit edt educational ee efficient eg ' +
      'egypt eh el electricity eliminate elizabeth embarrassed embarrassing emphasis empire ' +
      'employed employee employment en encouraged encouraging encrypted enemies engage enhanced ' +
      'enjoying enormous entering enterprise enterprises enters entertain entertained entity er ' +
      'es escaped escapes essence est establishment ethnic eve everyday evident examine exceed ' +
      'exceptional excitement exclude excluding exclusive executives existent exit expanded ' +
      'expenses experimental experiments explaining explicit exploitation explore explosion ' +
      'exposed expressions extensive extermination extras faithful fancy fare fashioned fatal ' +
      'favorites favour feds fewer fingers finland firearms firing firmly fitting flag ' +
      'flashback flashbacks flaw flawed focused focuses followers font fonts foods football ' +
      'forcing forecasts forest forgettable forgive fortune forum foster fought franchise ' +
      'francis freely freeze frequency frequent frightening frozen frustrated funded funnier ' +
      'gags galaxy gangster garden gateway gear gee generous genocide gerald germans gift glenn ' +
      'goldman goofy gory grab gradually graduate graham gratuitous gray greece grey gritty ' +
      'grows guessing guest guilt guts ha halfway halt hamilton handles handsome handy happily ' +
      'happiness harsh hatred haunted haunting heading headquarters hearted hearts height ' +
      'heroine hiding highlight highlights highway hills hints hip hire hitchcock hmm hmmm ho ' +
      'holder holiday homes homosexuals honda hood hooked horribly hostile housing hudson ' +
      'hughes hung hunting hype ian iastate ideal idiotic idiots ignoring imagery imf imo ' +
      'implications implied implies imply importantly imported impose improving inability ' +
      'incorrect independence indians inept infamous inhabitants initiative injured injury ' +
      'innocence innovative ins insert insist inspiration installation institution ' +
      'institutional instructions instrument insulting int integrated intel intensity ' +
      'intentions inter interbank interior interpret invasion invented inventory investigating ' +
      'invited iranian ireland irish ironic irony irritating isa islam islamic isolated iv jake ' +
      'janet jennifer jerk jets jew johnny jordan josh journal jpl judgement judging judgment ' +
      'julie jumped jumping jumps jungle justification justified kansas kelly kennedy kenneth ' +
      'kidding killers killings kim kings kiss kit km knife knocked korean label laboratories ' +
      'lambert lance lands lately lazy lb lbs leadership learns leg legally legendary legs ' +
      'lehman leo lesbian lesser liberty lifted likewise liners liquid listing lit lloyd loads ' +
      'locked lonely loop lowered ludicrous luke lunch macintosh magical magnificent magnus ' +
      'maintaining maintenance makeup malcolm mankind manuals manufactured mar margin marine ' +
      'mario martial meal meaningful meaningless measured mechanical med melodrama membership ' +
      'menu merit mhz micro midnight midway mighty mild mildly mill min mines mistaken mitchell ' +
      'mo moderate modes modest mon monitors monsters morals moreover morris moscow motivation ' +
      'motorola mount mountains murderer murray namely nazis nec neck needless negotiate ' +
      'neighbor neighborhood neighbors neil nelson nervous netherlands netters networks neutral ' +
      'newer newspapers newton nights nominal nominated nonetheless norman norway notable ' +
      'notably notch noting nov nowadays nude nuts nz obligations obnoxious obscure observation ' +
      'observations observed obsessed occasions ocean oct odds offense offices officially ' +
      'oliver ongoing online opec operated operates operator operators optilink optimistic ' +
      'orange organisation organized originality ot ottawa ounce outer outright overcome ' +
      'overnight overwhelming packed packet painfully pan panic paragraph paranoid parker ' +
      'parody partial partially participants patch peak penalty peoples permit personnel pete ' +
      'pg ph philip philippines phillips phoenix phones photo picking picks pile pink pipeline ' +
      'pit pitching placement planes plate platform plausible playoff pleased pm pointing ' +
      'politicians portray portraying portrays possibilities postscript potentially pounds ' +
      'poverty pp precious predict preference pregnant prepare preparing presidential pressed ' +
      'pretax pretend pretentious prevented pride principles printing priority prism procedure ' +
      'procedures proceed proceeded proceedings productions profitable programme programmer ' +
      'promises propose protagonist protecting protest provoking pseudo psycho psychology ' +
      'pulling pulls punch purchasing purdue pursue quantum quarters quest quirky quota quotas ' +
      'quoting racial racism racist radar radical raid ralph rank ranks rapid rational reaches ' +
      'react reactions reader reads realizes receives recognition recommendation ' +
      'recommendations recording recover reed refers reflecting refreshing refuses regarded ' +
      'register relating relation relatives releases religions remainder reminiscent remotely ' +
      'removing reno rep repair repay replacing replied republican requested requests requiring ' +
      'resembles reserved residents resigned resist resolved resort respective responded ' +
      'responding restaurant restore restricted resume retaliation retired rev reveals reviewer ' +
      'reviewers rider rings ripped risen rival roberts rocks rogers rolled rolling ronald ross ' +
      'routines ruin ruined rumors rural russia sa sachs sacrifice salomon salvation samuel ' +
      'satire satisfactory satisfy satisfying saudi saves scares sciences scope scored scores ' +
      'scoring screening screw screwed scripture seasonally seasons seats secondly secrets ' +
      'sectors selection semiconductor senator sends sentiment separately sept sequels serdar ' +
      'serving settled severely sexuality sf sh shareware sharing shed sheriff shipment shipped ' +
      'shit shoots shortage shorter shoulder signals signature significance simultaneously ' +
      'singapore sins sisters sixth sized slapstick slaughter slave sleeping slide slip slot ' +
      'smoking smooth solar solely solved sony sooner souls soybean speaker species specified ' +
      'specify specs spectrum speeds spell spends spin spoil spoken spokeswoman spots spy ' +
      'staged stance static stations stats staying stays stealing steals stereo stereotypes ' +
      'stereotypical sternlight stiff stimulate stored storm strangely strategic stratus stream ' +
      'stress strict striking struggles struggling studied studios studying subcommittee ' +
      'subjects submit submitted subsidiaries subsidies subtitles succeeded succeeds suffers ' +
      'suggesting suits supernatural supplied surgery surprises surreal surrender surrounded ' +
      'survival survivors susan suspenseful sw swap swear swedish switched switches switching ' +
      'sword symbol tactics taiwan tales tall tanks tap tapes tea tedious teenager teens tek ' +
      'temple tends terrorism terrorists terry testament testimony thankfully thanx theaters ' +
      'theatrical theories thirty threatening throws thru ti ties timothy todd tommy ton tongue ' +
      'topics torn tortured totaled touched touches tower trace trained transportation trap ' +
      'trees trek tremendous trials tricks troubled trucks tu tube tune turbo turner twelve ' +
      'twin uchicago uncomfortable unconvincing underrated unemployment unfair unfunny univ ' +
      'update updated urge urged usage ussr utexas uxa va vacation vague valuable valued ' +
      'vampire variable vary victor victory vietnam vincent violation violations virgin visited ' +
      'visiting visually visuals vital vms voices void von vulnerable wa wage waited walls ' +
      'wanna ward warn warner warren wasting waters watson weaker wealthy wears wedding wells ' +
      'wet wider widespread witch witnesses wondered wonders worker worship worthless wounded ' +
      'x11 x11r5 xt yellow yields zip zombies zoo',
  ],
  [
    9,
    '113 116 117 119 121 122 124 126 136 137 138 13th 141 142 143 144 148 1500 151 154 156 ' +
      '157 159 161 163 165 168 169 174 177 185 190 1930 1940 195 1950s 1960 1960s 1967 1968 ' +
      '1969 1971 1973 1980s 199 1993apr17 1993apr18 1993apr26 1995 1996 19th 2005 2006 2007 201 ' +
      '203 206 207 212 213 214 216 217 224 226 2400 245 253 255 260 270 280 285 303 312 313 320 ' +
      '325 330 340 375 380 416 420 460 480 5000 503 510 602 604 60s 610 703 713 7th 850 908 919 ' +
      '950 aaa abandon abortion absent abstract abused academic acc accents accepts accidents ' +
      'accomplish accounted accurately achievement acknowledge acknowledged acns acquires ' +
      'acquiring additionally addressing adjust adjustments administrative administrator admire ' +
      'ads advantages advised advocate aerospace affects affiliate aforementioned aging aide ' +
      'aims aired airplane alert alfred algorithms ali allan alliance allied allies alpha alter ' +
      'altered alternate aluminum ama ambassador ambitious amid amiga amp analog analogy andre ' +
      'anime anna announcing annoyed answering antics antonio apollo apologies apologize app ' +
      'appalling appeals appearances applying appressian approached approaching approves apps ' +
      'arbitrary architecture archives argentina arnold arrange arrangements array arrival ' +
      'ascii assertion assumptions assure assured astro athens ati attended attending attitudes ' +
      'attract auction aunt austria automobile automotive autumn availability ave avenue ' +
      'aviation avoiding awaiting awe awhile axe babies backdrop backing backs baltimore bands ' +
      'bandwidth bargain barney barriers bars basement bathroom battles bb bbc bedroom beef ' +
      'behave belgian belgium believers belt beneath bent bernard beside beta beware bi bias ' +
      'biker bilateral birthday bite blacks blade blair blamed blatant bleak blend blessed bold ' +
      'bombing bombs bone bones boom boosted borders boredom borrow borrowed borrowings bosnia ' +
      'bottle boulder bpd br bradley branches braves bread breakdown breasts breathtaking brent ' +
      'brett bride brilliance broadcasting broadway broker brokerage bruins bryan bs bulletin ' +
      'burnham burst businessmen butler buyout byte bytes cabin cables cake cal calculated ' +
      'calgary calif cameron camps campy candidate candidates cannon canon cardboard cared ' +
      'careers caring carleton carol carolina carpenter cartoons cary casual catalog catching ' +
      'categories catherine caution cautious cbt ccc cco cells cellular centered centris ' +
      'certificate challenged challenges challenging chamber champion chan chancellor chaos ' +
      'characteristics characterization charisma charismatic charter chases chasing cheating ' +
      'checks cheek chi chicken childish chilling chooses choosing churches cica circles cite ' +
      'citing civilization clarify classical claude cleared clearing click cliff climate ' +
      'clinical clip clips closes closet clothing cloud clues clutch cnn cocoa codes coherent ' +
      'coincidence colleagues collected collective collins colorful colostate combine comedian ' +
      'comfort comical commander commercials commissioner communicate communities companion ' +
      'comparisons compelled compensate compile compiled complained complexity compressed ' +
      'comprise conceived concentrated concert condemn condemned conflicts confrontation ' +
      'confuse connections connector conscience conscious consensus consequently considers ' +
      'consist constitutional consultant contacts contest continually continuous contributions ' +
      'controversy convenient converting convey convicted cooperate cope copied corpse ' +
      'corresponding corruption counted countless coupled courts cousin cowboy cox cracking ' +
      'crafted crashes creator creators creditor cried cringe crown crush cryptography crystal ' +
      'cubic curb curse curtis custom customs da damages damaging damned daring darker darn ' +
      'daughters davidian deadline dec7 deciding declare deficits defines definitions delegates ' +
      'delete delight delivering delta demanded democracy democrats demons demonstrates denies ' +
      'denmark denver denying departments depiction depression derek desires developer devoid ' +
      'diet differ dignity dim diplomatic diplomats dire directions disappeared disappears disc ' +
      'disclaimers disclose diseases dismiss dismissed displaying disregard distinct ' +
      'distinguish distributor disturbed diverse divisions divorce documented dodge dominated ' +
      'doom doomed dorothy dot downward dozens dragged dragon drags drain dramas dramatically ' +
      'draws drexel drill drivel drunken duck dump dumped duo duration eager eagle ear earl ' +
      'earthquake eased eaten economics economies educated eerie eff efficiency ego egyptian ' +
      'elderly elections elevator eligible eliminated emerge encountered encounters engineers ' +
      'enhance enhancement enjoyment enjoys ensemble entities entries equipped erik erotic espn ' +
      'establishing ethernet eugene euro evaluate evaluation evans evolution exaggerated ' +
      'examination examined exceptions exclusively exe exotic expanding expectation ' +
      'expenditures experiencing expire expired expires explicitly exploring explosions ' +
      'explosive exported expose extends eyed fabulous facial fairy farce farmer fathers faults ' +
      'favorable feared federation felix fest fictional fidonet fifteen fifty fighter filling ' +
      'filter financed fires firstly flawless fleet flexibility flexible flies flights flows fm ' +
      'focusing folk fooled foolish fools forbidden formally formation formats fort forty foul ' +
      'founded fr frames franklin fraud freak freeman frightened frustrating frustration ft fu ' +
      'fulfill funeral fx ga gag garage gasoline gate gates gather gathered gathering gatt ge ' +
      'geb gen generating generations genesis gentle giants gibson glimpse gnp golf goodness ' +
      'gospel grades grandfather grandmother grasp grateful gravity gregory grief grim gripping ' +
      'gruesome gt guarantees guessed guidelines guitar gut habit hack hal halloween ham hammer ' +
      'handful harold hart harvest harvey hates hawk hayes hbo header helen helicopter helmet ' +
      'heroic historic historically hitter hog holland holmes homage honesty hopkins horrendous ' +
      'horrid horrific horrors horses hospitals hostage household hr hst humble hungry hurts ' +
      'hutton hysterical ic ico icon idle illness im imaginative imagined imaging immoral ' +
      'impress improvements inadequate inappropriate incentive incentives inches incidentally ' +
      'incidents inclined incompetent inconsistent incorporated indicating indie indonesia ' +
      'inevitably inferior infinite influenced inform ing inherent injuries insists inspiring ' +
      'installing instances instant instantly integration integrity intellect intentionally ' +
      'interaction interestingly interim intermediate interpretations interpreted interstate ' +
      'intervene introduces introducing invested invisible iowa ip iraqi ironically irrational ' +
      'irvine isc islanders israelis jacket jackie jacques jamie jefferson jeffrey jeremy ' +
      'jerusalem jhu joel joining jointly journalists judged jul7 julia junior jury kane karl ' +
      'kate keen khan kicked kicking kicks kidnapped kirk kitchen knight knocking kudos kung ' +
      'kurt kuwait labs lacked landed landing landscape lasted lasting launches launching laura ' +
      'lawson lawyers lc leafs lean lease leather lebanon lend lengthy leonard leslie lessons ' +
      'liabilities liability liberties libraries licensed licensing lifestyle lighter liking ' +
      'limitations limiting lincoln linda linear links linux lion lips lisa loading locate log ' +
      'lone loosely loser louisiana lovable loyal lp luckily lust machinery madness magazines ' +
      'magnitude maintains malaysia manipulation mansion manufacture maple mar8 margaret ' +
      'margins mars marshall marvelous maryland mason massachusetts masses masters matches ' +
      'mathematics matrix maturing may7 maynard mc mcgill meantime mel melkonian melodramatic ' +
      'mentally mentioning mentions merchant mercury merge merits metals mgm miami michelle ' +
      'mickey mileage milk mills mindless minorities miracle mirrors miserable miserably ' +
      'misleading misses missile missiles missions mitre mitsubishi mixture miyazawa mm mobile ' +
      'modems modify momentum monitoring monkey morally mothers motivated motivations motives ' +
      'motorcycles mounted mp mph mt mtv murdering murderous muscle museum myers myth na nail ' +
      'nakasone nancy narration nasdaq nationwide naval nc ncr ncsu necessity negotiated nerve ' +
      'nicholas nichols nigel ninja noble nope norm norris northwest norton notorious novels ' +
      'nra null nurse nut nv nyc nyse nyx oakland objections observe observer obsession ' +
      'obtaining occasion occupation oddly offended offerings offs offshore ohanus oils ' +
      'oklahoma ol oppose opposing optional ore oregon origins orthodox ounces ours outlined ' +
      'outrageous outs overlooked owen packaging packard pad painted painting palestine ' +
      'palestinian palestinians palm panix pants paradise paranoia parking parliamentary ' +
      'participating passages passengers passionate patent patience pd peaceful pen penalties ' +
      'penguins penn pennsylvania pens pension perceived perception perfection performers ' +
      'performs permits permitted persona personalities pet phenomenon philosophical ' +
      'photographed photos physician piano pie pig pins pipe pirates pitched pitcher pitchers ' +
      'pixel placing plague platforms pleasantly pocket poignant pointers poison polish poll ' +
      'pollution popcorn pope pops popularity portable portal portfolio portrait pose ' +
      'positively possessed possession posters pot powered prayer precise predictions ' +
      'preferably prejudice presenting preserve pressing pressures presume preventing preview ' +
      'primitive princess princeton prisoner prisoners prize probe processes processors ' +
      'productive professionals profile profound prominent promoting prompt prompted proportion ' +
      'proposes props propulsion prospect prostitute protagonists protectionist protocol ' +
      'province proving provisional psu publication publish publishing pulp pump pun pursuit ' +
      'pyramid quadra qualified qualify quantity questionable questioned quietly ra races ' +
      'rachel racing radiation rage rally ramsey rand randomly ranges raped rat raymond readily ' +
      'realise realizing recession recovered reductions refined reflection reforms regime ' +
      'regions regulation regulators rejects relies reluctant remark remarkably removal render ' +
      'rendering renewed renting reorganization repayment repeating repetitive representation ' +
      'republicans rescheduling resemblance resident respected restated restored restrict ' +
      'resurrection retained retarded retirement revealing reviewed reviewing revision ' +
      'revolutionary revolves revolving rex reynolds rf richardson ridden rides ridiculously ' +
      'righteous riot rm robinson robot rocky rod rolls romans rome roof rooms roots rounds rs ' +
      'ruins rumor runner rushed russians ruth sacred sadistic safely sahak saint salt ' +
      'sanctions sand sandvik sarah sas satisfaction saturn sb sc scan scandal schemes ' +
      'schneider scratch screams screens screenwriter scripts scriptures sealed seas sections ' +
      'secured segments selfish sen senses sensible sentimental sep sep7 separated servers ' +
      'sessions seventh sexually sg shadows shaft shake shakespeare shameful shaped shield ' +
      'shifting shifts shine shines shirt shoes shopping shorts shower shy si sigh signing ' +
      'silicon similarities simms simplistic sincere sincerely sings sinister sink sinking sits ' +
      'skepticism slap sleazy slice slick slightest sloppy slowed snail socialist sol someday ' +
      'sounding southwest sox soybeans spacecraft span spark spec specially specialty ' +
      'speculative spelling spirits spoiled sponsored spoof spreading sr ss stages stan starred ' +
      'startup stating statistical stealth steam steer steering stepped stereotype stevens ' +
      'sticking sticks stockholders stole stopping storytelling straightforward stranger ' +
      'strengthen stressed strings strongest stuart stunt stunts styles stylish su subjected ' +
      'subjective subplot subscribe subsequently substitute sue suffice suite suited sullivan ' +
      'summit sunos supporters survived surviving suspected suspects suspend suspicious sustain ' +
      'sustained sutherland svga swimming swing sydney symptoms syndrome tad tag tail tar ' +
      'targeted teachers teaches teachings telecom telegraph temperature temporarily tendency ' +
      'tense terminals terminated terrifying territories tex thailand theodore theology therapy ' +
      'thereafter thereby thick thief thirds thompson threads threatens threats thrillers ' +
      'thrilling throat thumbs thunder tickets tiger tin tip tire tires titled tobacco toilet ' +
      'tolerance totalling toxic toy toyota tracking tracks trademark trader trades trail trans ' +
      'transferred transformation transition translate translated transmitted traveling travels ' +
      'treasure treating treats trends triangle tribute trigger trilogy triple trite triumph ' +
      'trivial troubles twins uci ucsd udel uga um umich unaware unbelievably unc uncertain ' +
      'uncertainty unclear understandable understands underway underwriter undoubtedly ' +
      'unforgettable unhappy uniform uninspired unintentional unintentionally uninteresting ' +
      'unions unpleasant unwilling upcoming upenn upgraded upward urges usc utah uu valve vax ' +
      'vegetable vein vendor vendors venezuela ventures verify verses vertical vesa vi vicious ' +
      'victoria videos viewpoint villages violated visits vnet vol volcker voltage volumes ' +
      'voluntary vt wages warns warranty wash washed watches waves wealth web welcomed westerns ' +
      'whats wheels wherever wholesale wicked widget willingness willis winds winnipeg wires ' +
      'wiretap wisc wisconsin wished wishing withdraw witnessed wives wolf wont woody ' +
      'workstation workstations worlds worn wound wounds wrap wrapped wreck writings wustl ' +
      'xterm xv yale yard yasuhiro yep yr yugoslavia zinc',
  ],
  [
    9.5,
    '040 1024x768 1100 139 153 158 162 164 166 167 171 172 173 176 178 179 181 182 183 184 ' +
      '186 188 189 1914 1915 193 1930s 1934 1939 1948 1958 196 1963 1964 1965 198 1990s ' +
      '1993apr13 1993apr2 1993apr27 1993apr6 1998 2003 2004 2012 204 208 209 211 218 219 21st ' +
      '221 222 223 227 228 231 232 233 234 235 238 241 244 248 249 251 252 254 257 258 265 267 ' +
      '268 271 272 273 274 276 277 278 282 287 290 294 295 296 299 2d 305 30s 315 316 317 333 ' +
      '345 354 355 358 370 384 390 4000 403 405 40s 410 412 422 425 430 440 455 456 462 466 492 ' +
      '495 50s 515 520 525 542 575 580 5th 6000 612 613 614 619 621 625 640 660 666 6th 7000 ' +
      '706 708 714 720 747 805 818 875 90s 911 9600 abiding aboard abraham abruptly absorb ' +
      'absorbed absurdity abusive abysmal accelerate accelerated acceleration accelerator ' +
      'accessible accidental accompanying accordance accrued ace acres acsu additions ' +
      'adequately admission admits adorable adverse advertised advertisement adviser advisers ' +
      'affection affiliated affiliates affirmed afterward aggressively aided aiming airways aix ' +
      'akin ala alabama alarm alberta album alcoholic alink allegations allegedly allocated ' +
      'alongside aluminium amanda amazon ambiguous ammunition amounted ample amsterdam amused ' +
      'amusement amy analyze anchor angst anniversary announces antenna anticipation anxious ' +
      'anyhow anytime apc api apocalypse applicable appropriately approvals apt ar archie ' +
      'architect arena argentine arguably arise arriving arrogance assassin assassination ' +
      'assembled assert assess assessment associations assurance astonishing ate atomic ' +
      'atrocities attributes aurora authenticity authorization automated autos avail averaged ' +
      'awake awareness awfully babe backgrounds backlog backwards bait balances baldwin banque ' +
      'barley barrier bashing basketball bass bastard bates bath batteries batting baud beam ' +
      'bean beans beg behold beleive believer belly belonging bench benchmark benedikt ' +
      'beneficial benjamin bergman betrayal bette betty beverly bidding bigotry billed billing ' +
      'billions binary binding bio biological birds bitch bitmap blake blatantly bless blocked ' +
      'blond bmp bo bogus bollywood bonn boosting booth boots boris borrower borrowers bosnian ' +
      'bothers boundaries bourse bout bow bp brady brake brakes brands breast breathing bridges ' +
      'briefing broadly bros brussels brutally buddies budgets buff buffs bullshit burnt burt ' +
      'burton businessman butcher buttons bye cad cadre calculations caliber cameos canadians ' +
      'cancelled cape capitals captivating capturing carbon carlos carriers carroll carson ' +
      'casey cassette catches catholics cave cbs cds cease celebrity celluloid cereals ceremony ' +
      'cf cg chainsaw champions champs chaplin characteristic charging charity chased chastity ' +
      'cheaply cheated chem cherry chess chevy chocolate choreographed choreography chronic ' +
      'chuckle cigarette cincinnati cinematographer circa circuits circular circulation circus ' +
      'citibank citicorp civilized cl clad claire clarke clarkson clause cleansing cleverly ' +
      'cliche climactic climb climbed clinic clint closure clouds clown clubs clueless clumsy ' +
      'cme coalition coastal coat cocaine cohen col cole colin collaboration colleague ' +
      'collecting collision colombia colonel colored colours columbus column combines combining ' +
      'comics comm committees committing compact compassion compensation competitiveness ' +
      'competitors compiler compliance comply composer composite composition comprehend ' +
      'comprised comprising concentration concessions conducting confess confidential config ' +
      'confined confirmation confirms confronted connecting conner connor consciousness ' +
      'consecutive consequence conservatives considerations consisted consisting constitute ' +
      'constitutes constraints construct consult consulting consumed consuming contacted ' +
      'container contempt contend continuously contracted contradict contradiction ' +
      'contradictory contrib contributing convenience conveniently converter converts convex ' +
      'convincingly convoluted cooking cooperative coordination copying corners corps corpses ' +
      'corrections costly counsel counterparts counting countryside couples courtesy covington ' +
      'cow cp cpr crashed crashing crawford cray cream creativity credited crisp critic ' +
      'criticised criticize criticized crossed crossing crowns crypt csc cu cuba cube cubs cue ' +
      'cultures cursor curve cv cylinder d012s658 daddy dakota dal dana dancer dances dangers ' +
      'daniels danish darren das dating dawson db dcs dd dealings debenture debtor deceased ' +
      'deck declaration declares decreased deeds deemed defeated deficiency defining delaware ' +
      'delays delegation deliberate delicate deliveries demise demo demonstration den denial ' +
      'denis denning denominated density departure depicts depreciation depths der deranged ' +
      'deregulation derivative descent deserving designated designer desirable despair ' +
      'desperation destination destiny destroys destructive det detected detector determining ' +
      'dev developers dg di diagnosed dial dialogs dialogues diane differential digest dilemma ' +
      'dillon dimension dimensions dip dir directorial directories directs disabled ' +
      'disagreement disappoint disastrous discharge discipline disclosure discovering ' +
      'discrimination discusses disguise disguised disgust disgusted disjointed disorder ' +
      'disposal disputes distorted distracting distress distributors divide dk dl dm dna docs ' +
      'doctrines documentaries dogma doll dominant dominate dominion dose doubled dow downgrade ' +
      'downgraded downhill download downtown dracula dragging dressing drinks drought dseg dsl ' +
      'dubbing dubious dumping dunn dunno dwyer dx earliest easiest easing easter eastwood eats ' +
      'eccentric echo ecuador ecus edgar edges editorial edmonton edwards effectiveness egg ' +
      'eighties einstein eisa elect elegant eleven eli elias elimination elite elvis ' +
      'embarrassment embassy emerged emerges emerging emphasize employ employers employs ' +
      'endearing endings endorsed endure enforce engr enthusiasm enthusiastic entirety entrance ' +
      'environments ericsson esp eternity ethical ethics europeans eventual evidently examining ' +
      'exceeded exceeds exceptionally excerpts exchanged exchequer excluded excuses execute ' +
      'exercised exhaust expenditure expertise expiration explanations explode explored ' +
      'explores exporting expressing ext extending extensions exterior extract factual fade ' +
      'failures fanatic fanatics fantasies fascinated fascist fastest favors favourable fda ' +
      'feasible feast feedback feeding females fetched fever fierce fighters fills finals ' +
      'financially findings firearm firmer fisher fishing fist fixes fixing fl flaming flavor ' +
      'fled flee flew flip float flood flop floppies flowing fluctuations fluid flyers flynn ' +
      'fob fog fold fond fonda foreigners forgiven forgiveness forming formulaic fortunate ' +
      'founder fpu fraction framed framework franco frankenstein frankfurt freaks freddy ' +
      'frederick freight friction frost fruit fuck fulfilled fuller functionality fundamentals ' +
      'furniture fuzzy gaining gal gangs gangsters gardner gays gdp gems gender generator ' +
      'genetic genres geoffrey geometry gerry ghosts gifted gilbert glaring glasses globe ' +
      'glorious gnu goalie godfather gosh gothic governing governmental govt grabbed gradual ' +
      'grains grants grass greatness greed greedy greeks greetings gregg grenades grip growers ' +
      'gsfc guards guests guidance guilders gw hacker haired hallam halted hamburg handgun ' +
      'handguns handheld hangs hans harbor hardcore hardy harley harmful harmless harrison ' +
      'hating hats hawaii hawks headache hears heating hebrew hectares heights helpless herbert ' +
      'herein heritage heterosexual hewlett hideous highs hike hilariously hiring hk hm hoffman ' +
      'hogs hollow holly homeland homeless hop hopeful hopeless hopper horizon horizontal horn ' +
      'horrifying hotels hq hrs hugh hurry hurting hydro hypothesis icons ideally igc ignores ' +
      'iisi illegally illogical illusion imbalance imbalances imitation immature immensely ' +
      'immune imperial implausible implementing inaccurate inane incapable inclusion incoherent ' +
      'incompatible incorporate incurred independently indications indicator indicators ' +
      'indirect indirectly individually indonesian inducing ineffective inexpensive infection ' +
      'influences influential informal informatik informative infrastructure ingr ingredients ' +
      'inherently inject injection inputs inquiries inquiry insanity insider insightful ' +
      'insisted insisting inspection inspector installment instruction insults insure insured ' +
      'intact integral intensive intentional interact interactions interactive interfere ' +
      'interference interrupt intervened interviewed intimate intrigue intrigued intro invalid ' +
      'inventive inventories investigations invite iq ira irs irving ish islands isolation ' +
      'issuance ivan jaw jaws jays jazz je jealous jesse jessica joins journalist jp jsc juan ' +
      'judges judy julian jun jun7 jupiter justin juvenile karen kay keaton keeper kentucky ' +
      'keywords kg kidder kiichi kindly knee knees knives kodak ksand kuwaiti labeled labels ' +
      'lamp lang languages larc las lastly lasts laurentian lawsuit layer laying layout lcs ' +
      'leap lebanese legends lehigh leigh leland lemieux lenders lens leon les lethal leverage ' +
      'leveraged levine levy li liar lib liberals libertarian libor licenses lied lifting ' +
      'lightly lightning likelihood lineup linking lip listened literal literary litigation ' +
      'livesey livestock lo lobby locally locals locks login logo lol losers lou lows loyalty ' +
      'lt lucas lucy luis lunar luxury lynn lyrics macho macs madison mae mafia mag magnetic ' +
      'mailed maine maize malaysian males mandate mandatory maniac manila manipulate mapping ' +
      'marathon marginal maria marie marketed marketplace mart marty marvel masks massacres ' +
      'masterful matched matching mate mathematical mathew maturities mayhem mayor mccarthy ' +
      'mcdonnell mcovingt mechanic mechanics mega megs melbourne memorial menace menacing ' +
      'mentality mentor mercantile merchandise mercy merged messed messiah metaphor meter ' +
      'meters mets mg microwave midland midst midwest militia milwaukee mineral minerals ' +
      'minneapolis mis miscast misery misguided mississippi missouri misunderstood mixing mn ' +
      'moderately moderator module monash montage montana montgomery moron morons moslem motive ' +
      'mounting msdos msg mst3k msu mud multilateral mundane murdoch musicals mustang mute mvp ' +
      'mysteries n3jxp nails narrator nathan nbc nd ne neal nearest needing neglected ' +
      'negotiation neo nerves netnews networking nevada newman newsletter nifty nightmares ' +
      'ninth nippon nissan nist nixon nmsu noises nomination noon northeast norwegian nostalgia ' +
      'nostalgic noticeable notices nova novell nsmca oak obey objection objectives obligation ' +
      'obligatory observers obstacles oldest olds olson omissions omitted oops op openly ' +
      'openwindows operational opponent opponents opposes optical optimism oral orbital ' +
      'ordering orientation orion orleans oscars otto outfit outlaw outlets outline overacting ' +
      'overdone overhead overrated overtime owed owning oxford pakistan pal palace pale palmer ' +
      'parallels parameters pardon participated pasadena pascal passive password patches ' +
      'patents patterns pause pcs peabody pearl peculiar penny performer periodically ' +
      'permanently persecution persistent persuade peru petition petty phantom pharmaceutical ' +
      'philippine philips phillies phony photographer photographs pi pickup pierce pierre ' +
      'pilots pioneer pissed pistol pitiful pizza plains planetary planted planting playboy ' +
      'pleasing pledge pledged plight plotting plugs poetic poetry pointer pole policeman ' +
      'polished politician polls popping pork porno portions portland portugal posed possess ' +
      'potvin powell powerbook pr practiced practicing praised praying prb precision ' +
      'predecessor prediction premier preparation presently pretending prevents prey priceless ' +
      'priests printers prints probability probable proceeding processed productivity ' +
      'profession profitability programmers progresses progressive prohibit projection promoted ' +
      'promotion promptly prone prophecy prophet prophets proposing proprietary protectionism ' +
      'protective provocative psuvm psychiatrist psychic psychotic publications publicity ' +
      'publisher publishers puck pulse punish punished punk puppet pursued pursuing pushes ' +
      'puzzle qualifies quantities que queens query questioning quinn rabbit radius rail ' +
      'railroad railway ranch ranger ranking rap rats readme realised realities realization ' +
      'realm rebel rebels receipt receipts receiver recurring redeemable redeemed reduces reel ' +
      'refinery refuge refugees refusal refusing regulated reign reiterated rejection relates ' +
      'relax relay releasing relevance reliability relying reminder rendered repayments ' +
      'replaces researchers resemble reset resign resignation resolutions respectable respects ' +
      'responds responsibilities restraint restriction restrictive restructure retaliate retire ' +
      'reversed reward rgb riders rifle rifles rightly rio ripping risky rit ritual riveting ' +
      'robbery robots rockets roller rookie rotation roth rotten rounded rpi rsa rude rumours ' +
      'russ ruthless rz sadness safer saga sail saints salary sally samples sane sappy sarcasm ' +
      'sarcastic satellites savage scanner scattered scenarios scholars scripted sdpa seal ' +
      'seasonal secretly secular seed seeds seized selanne seldom selective seller sellers ' +
      'semiconductors senators sender senseless sensitivity sentences separation seperate serbs ' +
      'servant servicing seventies sfu shack shaking shaky shark sharks sharon shaw shawn sheep ' +
      'sheets shelley shining shocks shoe shops shore shortcomings shortfall shotgun shoulders ' +
      'shouting showcase showdown sided sidekick sidney simm simpler simplicity sitcom sixties ' +
      'sizes skeptical skilled skull slack slash slaughtered slavery slaves slipped slots ' +
      'slowing sluggish slump smell smiling smoothly snake sneak sni soc soccer societies ' +
      'socket soil solntze solo solving sour spa sparc speakers specialist specification ' +
      'specifications specifics speculate speeding spider spielberg spike spinning spirited ' +
      'splendid spooky spotlight springs squad squeeze sri stabilise stabilize stack stadium ' +
      'stakes staring stark starters stat steadily steep stein stellar stepping stern stilted ' +
      'stinker stinks stones strain stranded strangers straw streak stretched strnlght stroke ' +
      'structural structured structures stunned submission subscription subtlety suburban ' +
      'successor sufficiently summarize sums sunset superbly superficial superman supplier ' +
      'suppliers supportive surge surpluses surroundings surveillance survivor suspicion ' +
      'swallow sweeping swept symbolic symbolism sync syndicate synopsis syria ta tables tacky ' +
      'tame tamu taped tarantino tasks tastes taurus taxi tc technological temp temperatures ' +
      'tempted tended tendered tenn tens tensions terminator texaco texts th thai theft theirs ' +
      'theoretical thereof thermal thieves thor thorough thou thoughtful threaten thrill ' +
      'thrilled thrills thrust thugs thumb tiff timeless timer tips tiresome tissue token ' +
      'tolerate toll toolkit tops tor tossed towers towns toys traditionally traditions ' +
      'trailers transfers transform transformed transmit trashy travelling treatments treaty ' +
      'tribe triggered trio tripe trips trivia troy trunk trusted truths tue tuned tunes ' +
      'turmoil twilight typing uc ufl umn unacceptable unavailable unbearable unch underneath ' +
      'understated underwritten uneven unexpectedly unfolds uniformly unity universities ' +
      'unlimited unoriginal unpredictable unreasonable unrelated unsecured unsettling ' +
      'unspecified unsuccessful unto unusually unveiled unwatchable uoknor upgrades upgrading ' +
      'upside urging usr ut utk utoronto utzoo uwaterloo uwo v2 v6 vacuum vaguely vain ' +
      'valentine vampires variation variations varying vastly vcr vegas vengeance venice venus ' +
      'verbal verdict versa verse vessel vessels veterans veto viable viking vintage violate ' +
      'violating virtue visions vivid vlb voiced volatile volunteer vos vram vw wacky wagner ' +
      'wagon wales wallace walsh walt wam wandering wang wannabe warehouse warfare warming ' +
      'warmth warnings warrior warriors watts waving wax weakest weaknesses website wed welfare ' +
      'werewolf wes wesley whereby whining whites wi widgets widow width wildly willie wine ' +
      'winners withdrawal withdrawn wizard wm wong woo wore workforce worries wpd wpi x11r4 ' +
      'xlib xview yamaha yankees yawn ye yelling yeutter yielding yo yup za zeus zoology zoom ' +
      'zx',
  ],
  [
    10,
    '1024 1300 1400 1800 187 191 1933 194 1940s 1949 1953 1959 1962 197 1993apr24 1b 229 236 ' +
      '237 239 242 243 246 262 263 269 281 284 2b 302 314 318 323 327 328 32bis 332 336 338 ' +
      '33mhz 341 348 357 374 377 387 392 404 407 413 419 421 424 432 433 451 470 475 483 486dx ' +
      '490 494 499 4k 4mb 517 534 545 555 560 576 603 615 629 730 780 8000 804 838 9000 ' +
      'abomination abound abrupt abuses accuse achieving acreage adapt adaptations addict ' +
      'addicted addiction adjusting admin admirable adolescent adoption adrian advisor af agate ' +
      'aggregate agreeing alchemy algeria allergic alley allocation altitude ambition amc ' +
      'amendments amex ami anatolia andi andrews angela announcements annoy anxiety apocalyptic ' +
      'apostles appealed applaud appointment approx arises arising armored armstrong arose ' +
      'arrow asd ashley assignment assisted asylum atlas attach attributable attribute aura ' +
      'axis azerbaijan bach banal barring basket batch battling bbb beck begging bellcore bend ' +
      'bennett beth beyer bikers biography biology bishop biting blanket bleeding blindly bloc ' +
      'blooded blunt bodily bogart bolt bombed bony bony1 bounce bowl bps brass bravo breakfast ' +
      'breakthrough brick bristol broader brooklyn bruno brutality brute bubble bud bullish ' +
      'bully bumbling bumper bunny burke burlington buses bushel bushels bust buster cactus ' +
      'calculate calculating calpoly canal cancel canceled caribbean caricature carpet ' +
      'cartridge casino casts casualties catcher catchy cci ccwf celebration cellar censors ' +
      'censorship centres chapters characterized charlotte chart chartered cheapest cheat cheer ' +
      'chen chicks chile choke chopin chopped choppy cif cigarettes clarinet clash cleaned ' +
      'cleaner clive clsg cmos cobb coffin coin coke coleman collector comeback comedians comex ' +
      'commandments commercially commits commonwealth compatibility complains complications ' +
      'compute concealed conceivable conception concerted concise concludes condemning ' +
      'conditioned configured conflicting confront conjunction connecticut connectors connery ' +
      'cons conservation consistency constructive contention continent contingent continuation ' +
      'contractor controllers conventions cookie cooler cooling coordinate corrects correlation ' +
      'corrupted counterpart courses cr cracked cracks craven crawl crazed creek cries critique ' +
      'crooks crosses cruelty crushed cryptographic dairy dame dammit dante daryl daylight dbd ' +
      'deaf debating debtors defended delighted demented depicting deprived derive descriptions ' +
      'designing destined detectors deterioration deutsche devastating diagnosis diagnostic ' +
      'diana diesel digging dis disable disciples discourage disliked disputed distinguished ' +
      'distortion ditto diversified diversion dixon doe dolls dome donna doubtful downloaded ' +
      'downs downturn dp drafted drake drastic drastically drawings dreary dresses drum dt dud ' +
      'dunne dx2 dysfunctional earning ece economically edged edison editors educate eggs ' +
      'eighth elementary eliminating eliot ellen elm embedded embrace emily emma emperor ' +
      'emphasized enabled enables encourages energetic enet engineered ensues eos equation ' +
      'equities ernest escaping escrowed eskimo espionage eva evaluating everytime evolve ' +
      'evolved exceeding excepted exercisable exhausted exhibit existance exploding exploit ' +
      'exposition facilitate faint fats fc feat feminist fence fido fifties figuring filler ' +
      'filters finishing finnish firmed fischer fla flair flashes flowers fnal fodder followup ' +
      'followups foremost forgetting formatted forsale forwarded founding fragile fraser ' +
      'frontal frontier fry fsu fuhr functional functioning fundamentalist fundamentally fury ' +
      'futuristic gabriel galileo gamma gaps gaza gcc gd gencorp generates genie gentleman ' +
      'gentlemen geoff gerhard gesture gestures ghetto gi gifts gilmour gl glance gld glen ' +
      'glove gloves glowing glued godzilla goodbye governors grabs grad grady grainy graves ' +
      'gretzky grotesque grounded gs guaranty guardian gui habits handbook hank hanover hardest ' +
      'harper hartford healy heap hearings heartbreaking heated heavier heels heist helicopters ' +
      'helmut hercules hernandez hers hesitate hinted historians hitch hokey homer homicide ' +
      'honour hoot hopelessly horus hosts hub hugely hulk hum humphrey hunters husbands hut hz ' +
      'idaho ideals identification identifying ideology imaginable imaginary immense imminent ' +
      'immortal implication implying imposing incoming incomplete incomprehensible induced ' +
      'indulgent industrialised inexplicably infant infected infections infinitely inflicted ' +
      'ini initiated injected injustice inning innings inserted insights insignificant insipid ' +
      'inspire insufficient internationally interrupted invent invention investigator ' +
      'investigators investing invitation invites io irene irq irresponsible istanbul jan8 jeep ' +
      'jmd jody jpeg judaism juice jul jumper jumpers jurisdiction ka keller kelvin kernel ' +
      'kidnapping kilo kilos kissing kits knowledgeable kurds kyle lackluster laden laptop ' +
      'laughably laurel lawn layers ld leaf leak leaning leasing lecture legacy legislative ' +
      'lends lest liberation licence licences lifts limitation linus liu lively livni lockheed ' +
      'logically loneliness lonestar longest lotus louise louvre lunatic lurking m3 maid majors ' +
      'mall manipulative manufactures maps marcus marginally martha marvin masterpieces maurice ' +
      'may8 mcdonald mchp meanings measurement measurements measuring mechanisms medieval ' +
      'mellon menus merchants messy metro metropolitan meyer mice michel microsystems mideast ' +
      'miners minors mint mips miracles mistress ml mock moisture monkeys mono monopoly monty ' +
      'moratorium mormon mormons moronic moses mouths mu muddled multimedia murderers musician ' +
      'musicians mutant mv mystical nationality natives neatly negotiators newest nicholson nod ' +
      'noisy nolan nonsensical northeastern noteworthy ns oats objectively obliged obo ' +
      'observing obsolete occured occurring oecd offend oilers ole oracle oriental outing ' +
      'outlet overlook owes oxygen pacino painewebber pains panels passable paths patricia ' +
      'patrol payload pds peking pentagon phenomena phill philosopher phrases physicians pinch ' +
      'pipes pitches pixels pl plagued planets plates poland polled populated poses posing ' +
      'postal postponed potter preach preaching preceding predator predicts pregnancy premiere ' +
      'prevailing proclaimed prof profanity programmed progression prohibited prohibiting ' +
      'prohibition prolonged pros prospective prostitutes protects protein protests provinces ' +
      'psych pt pts pumping punches purple quaid quasi r5 radioactive rains rainy ranged rave ' +
      'rbi rc reacting reaffirmed realistically realty reasoned rebound rebuild reception ' +
      'recognizable reconcile recycled reds ref refining refrain refund regain registering ' +
      'registers reilly rejecting relaxed reliance relied remembering renew renewal reportedly ' +
      'repurchases requesting res rescued resembling reservations residential restart ' +
      'restaurants restoration restrained retaliatory retreat retrieve reunion revelations ' +
      'reversal revolt rewarded rewrite richards rigid risc rivals rivers robbed robust rodney ' +
      'roland romero romp roms roommate rope rotterdam routes routinely royalty rtsg sabres ' +
      'sacrifices salesman sanders sandra sandy sanity sank satanic savior schmidt scotland ' +
      'scottish scout scrap scrutiny seagate seals searched searches sears secrecy seeming ' +
      'sensor sentenced seth shades shanghai shannon shelter sherri shirley shoddy shout shrink ' +
      'sic siege silliness similarity simmons simpson simulation sketch skies slapped sleaze ' +
      'sliding slim slows smallest smarter snap sockets soda soup southeast soviets specialized ' +
      'spelled sphere spine spit sporting spur ssd stabbed stairs stale stamp standpoint stare ' +
      'starter stem sticker stimulating stoltenberg strengthened stretching strife stripped ' +
      'strive stumbled subplots subsidy subtly succeeding sucking sued suisse sung sunny ' +
      'sunshine surfaces surgeon survives sweep swim swinging symbols sympathize tackle tactic ' +
      'tangible tariff tate tcm tcp technician telescope televised telnet tenders tentative ' +
      'tenth termination terminology terrified textiles thatcher theoretically thesis tho thug ' +
      'tigers tighten tightly til titan tmc tolerable topless torque toshiba toss totaling ' +
      'totals tourist traces trains tranche translations transparent traps travesty ' +
      'tremendously tricky trim trinity troop trw tubes tunnel txt ucc ucsc uhura uic uicvm ' +
      'ultb ulysses und undercover unemployed unexplained unfamiliar unfold uniforms unm ' +
      'unnamed unnecessarily unprecedented unreal unseen unstable unsure unwanted updates ' +
      'uplifting urartu usable ux v8 val validity variables varied varies veal velocity vernon ' +
      'viewings vocal voters voyage vulgar wade wary wastes wc wd weigh weighted whichever ' +
      'wilder wilderness win3 wipe wiped withdrew wolves worrying wrestling wretched writedown ' +
      'www xerox yankee yards yearly yeast yourselves zen zones zurich',
  ],
];
