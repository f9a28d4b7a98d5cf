/**
 * How newsrooms say where a text comes from, one table a language. Data only; `credit.ts` reads it.
 *
 * In a row, `*` is the source, `(a|b)` a choice, `x?` and `(a )?` may be missing, and a blank is
 * any white space. Braces are a choice too, of the words that are searched for first, so a text
 * without them costs next to nothing. A phrase begins its sentence or follows one of the `subjects`
 * in it; therefore "her first novel appeared in" is not taken for a credit. A row with a bracket in
 * its braces may occur anywhere, in brackets.
 *
 * - `first`: the source published the text first, and this is a copy.
 * - `from`: the text, or a part of it, is the source's: agencies, source lines.
 * - `also`: the source has a copy of this text.
 */

/** The phrases of one language. */
export interface CreditTable {
  /** True if names change their endings in this language: "im Oberfalker Boten". */
  readonly isInflected?: boolean;
  /**
   * What a credit may be about. A row has the words that point at a text, a colon, and the nouns
   * that follow them.
   */
  readonly subjects: string;
  /** A pattern for the words that may come before a source at the beginning of its sentence. */
  readonly lead?: string;
  readonly first: string;
  readonly from: string;
  readonly also?: string;
}

/** The tables, by language. */
export const CREDIT_TABLES: Readonly<Record<string, CreditTable>> = {
  en: {
    subjects: `
      the this our s : article story post piece essay column interview commentary
      this version : report text analysis item page work content blog
    `,
    first: `
      {first} (appeared|published|posted|ran|printed|reported) (in|on|at|by) *
      (appeared|published|posted) {first} (in|on|at|by) *
      {originally} (appeared|published|posted|printed|ran) (in|on|at|by) *
      {originally written for} *
      {republished|reprinted|reposted|reproduced|syndicated|cross-posted|crossposted} from *
      (republished|reprinted|reproduced|used|published) (here )?(with|by) (the )?(kind )?{permission} (from|of) *
      (read|see|view) the (full|original|whole|entire) {article|story|post|piece|report|text|version} (in|on|at) *
      {continue reading} (in|on|at) *
      {original article|original story|original post|original source} ?: *
    `,
    from: `
      {source|sources} ?: *
      with {reporting|files|material} (by|from) *
      {(with} *)
      {(via} *)
      {via} ?: *
      {courtesy of} *
    `,
    also: `
      {also} (appeared|appears|published|posted) (in|on|at|by) *
      {cross-posted|crossposted} (to|on|at|in) *
    `,
  },
  de: {
    isInflected: true,
    subjects: `
      der dieser unser : artikel beitrag text bericht kommentar aufsatz gastbeitrag
      die diese : geschichte reportage meldung fassung kolumne
      das dieses : interview
    `,
    first: `
      {erschien} (zuerst|zunächst|ursprünglich|erstmals) (auf|in|im|bei|beim|in der|in den) *
      {zuerst|zunächst|ursprünglich|erstmals} (auf|in|im|bei|beim|in der|in den|von|vom) * (erschienen|veröffentlicht|publiziert)
      {zuerst|zunächst|ursprünglich|erstmals} (erschienen|veröffentlicht|publiziert) (auf|in|im|bei|beim|in der|von|vom) *
      {übernommen aus|übernommen von|nachdruck aus} (der|dem)? ?*
      mit (freundlicher )?{genehmigung} (von|vom|des|der) *
      den (ganzen|vollständigen|kompletten) {artikel|beitrag|text} (lesen|gibt es|finden|lesen sie) (auf|bei|in|im) *
      {weiterlesen} (auf|bei|in|im) *
      {originalartikel|originalbeitrag} ?: *
    `,
    from: `
      {quelle|quellen} ?: *
      mit {material} (von|der|des) *
      {(mit} *)
      {(via} *)
    `,
    also: `
      {erschien auch|erscheint auch} (auf|in|im|bei) *
    `,
  },
  fr: {
    subjects: `
      l cet notre : article entretien éditorial
      le ce : texte billet reportage post
      la cette : tribune chronique histoire version
    `,
    first: `
      (publié|publiée|paru|parue) {à l'origine|initialement|d'abord|pour la première fois|en premier|originellement} (par|dans|sur|chez|en|au) *
      {initialement|d'abord|originellement|à l'origine} (publié|publiée|paru|parue) (par|dans|sur|chez|au) *
      est {apparu en premier|apparue en premier} sur *
      {provient} (de|du) *
      {repris de|repris du|reproduit de|reproduit du} *
      avec l'(aimable )?{autorisation} (de|du) *
      {lire} (l'article complet|l'article original|la suite) (sur|dans) *
      {article original} ?: *
    `,
    from: `
      {source|sources} ?: *
      {(avec} *)
      {avec afp|avec reuters|avec ap|avec agences} *
      {(via} *)
    `,
    also: `
      {également} (paru|parue|publié|publiée) (dans|sur|par) *
    `,
  },
  es: {
    subjects: `
      el este : artículo reportaje texto post contenido
      la esta : nota noticia entrada historia columna entrevista versión
    `,
    first: `
      (publicó|publicado|publicada) {originalmente|originariamente|inicialmente|primero|por primera vez} (en|por) *
      {originalmente|originariamente|inicialmente} (publicado|publicada) (en|por) *
      (apareció|aparecido|aparecida|aparece) {originalmente|primero|por primera vez} en *
      {reproducido|reproducida|tomado|tomada} (de|con (el )?permiso de|con autorización de) *
      con (el )?{permiso de|autorización de} *
      {leer|lee} (el artículo|la nota|la noticia) (completo|completa|original) en *
      {artículo original|nota original|texto original} ?: *
    `,
    from: `
      {fuente|fuentes} ?: *
      {con información} (de|del) *
      {(con} *)
      {vía} ?: *
      {(vía} *)
    `,
    also: `
      {también} (se )?(publicó|publicado|publicada|apareció) en *
    `,
  },
  it: {
    subjects: `
      l il quest questo : articolo testo reportage contenuto post
      la questa : intervista storia versione notizia
    `,
    first: `
      (pubblicato|pubblicata|apparso|apparsa|uscito|uscita) {originariamente|originalmente|inizialmente|per la prima volta|per primo|prima} (su|sul|sulla|in|da|dal|nel|ne) *
      {originariamente|inizialmente|originalmente} (pubblicato|pubblicata|apparso|apparsa) (su|sul|sulla|in|da|dal|nel) *
      {proviene da} *
      {tratto da|ripreso da} *
      {per gentile concessione} (di|del|della) *
      {leggi} (l'articolo|tutto) (completo|originale)? ?(su|sul) *
      {articolo originale} ?: *
    `,
    from: `
      {fonte|fonti} ?: *
      {(con} *)
      {(via} *)
    `,
    also: `
      (pubblicato|pubblicata|apparso|apparsa) {anche} (su|sul|sulla|in) *
    `,
  },
  pt: {
    subjects: `
      o este : artigo texto post conteúdo
      a esta : reportagem matéria notícia versão entrevista crônica
    `,
    first: `
      (publicado|publicada|divulgado|divulgada) {originalmente|primeiro|inicialmente|pela primeira vez|originariamente} (em|no|na|pelo|pela|por) *
      {originalmente|inicialmente} (publicado|publicada) (em|no|na|pelo|pela|por) *
      (apareceu|aparece) {primeiro} (em|no|na) *
      {reproduzido|reproduzida|republicado|republicada} (de|do|da) *
      com (a )?{permissão|autorização} (de|do|da) *
      {leia|ler} (o artigo|a matéria|o texto|a notícia) (completo|completa|original) (em|no|na) *
      {artigo original|matéria original} ?: *
    `,
    from: `
      {fonte|fontes} ?: *
      {com informações} (de|do|da) *
      {(com} *)
      {(via} *)
    `,
    also: `
      {também} (publicado|publicada) (em|no|na) *
    `,
  },
  nl: {
    subjects: `
      dit het : artikel bericht verhaal stuk interview
      deze de : column tekst versie reportage
    `,
    first: `
      {verscheen} (eerder|eerst|oorspronkelijk|voor het eerst) (in de|in het|in|op|bij) *
      {eerder|eerst|oorspronkelijk|voor het eerst} (verschenen|gepubliceerd|geplaatst) (in de|in het|in|op|bij|door) *
      {eerder|eerst|oorspronkelijk} (in de|in het|in|op|bij|door) * (verschenen|gepubliceerd)
      {overgenomen} (uit|van) *
      {met toestemming van} *
      {lees} (het hele|het volledige|het originele) (artikel|verhaal|bericht) (op|in|bij) *
      {lees verder} (op|bij|in) *
    `,
    from: `
      {bron|bronnen} ?: *
      {(met} *)
      {(via} *)
    `,
    also: `
      {verscheen ook|verschijnt ook} (in|op|bij) *
    `,
  },
  pl: {
    isInflected: true,
    subjects: `
      ten powyższy : artykuł tekst wpis wywiad felieton materiał reportaż
      ta : historia wersja
    `,
    first: `
      (ukazał|pojawił) się {pierwotnie|najpierw|po raz pierwszy|wcześniej} (w|na łamach|na|we) *
      {pierwotnie|najpierw|po raz pierwszy} (ukazał się|opublikowany|opublikowano|został opublikowany|pojawił się) (w|na łamach|na|przez|we) *
      {opublikowany|opublikowano} (pierwotnie|po raz pierwszy) (w|na łamach|na|przez|we) *
      {pochodzi z} (serwisu|portalu|bloga|gazety)? ?*
      {przedruk z|przedrukowano z|przedruk za zgodą} *
      {za zgodą redakcji} *
      {przeczytaj|czytaj} (cały|pełny|oryginalny) (artykuł|tekst) (w|na) *
      {czytaj dalej} (w|na) *
    `,
    from: `
      {źródło|źródła} ?: *
      {(za} *)
      {(via} *)
    `,
  },
  ru: {
    isInflected: true,
    subjects: `
      эта настоящая данная : статья заметка запись колонка
      этот данный это : материал текст сообщение интервью
    `,
    first: `
      {впервые} (была |был |было )?(опубликован|опубликована|опубликовано|появилась|появился|вышла|вышел|напечатана|напечатан) (в газете|в журнале|на сайте|в|на|во|изданием|газетой) *
      {первоначально|изначально|сначала} (была |был |было )?(опубликован|опубликована|опубликовано|появилась|появился|вышла|вышел) (в газете|в журнале|на сайте|в|на|во|изданием|газетой) *
      (опубликован|опубликована|опубликовано) {первоначально|впервые} (в газете|в журнале|на сайте|в|на|во) *
      (появилась|появилось|появились|появился) {сначала на} *
      {перепечатка из|перепечатано из|перепечатано с разрешения} *
      (печатается|публикуется) {с разрешения} *
      {читать} (полностью|далее|оригинал) (на|в) *
      {оригинал статьи} ?: *
    `,
    from: `
      {источник|источники} ?: *
      {по материалам|по информации} *
      {(по материалам} *)
    `,
  },
  sv: {
    subjects: `
      den denna här : artikeln artikel texten text krönikan intervjun berättelsen
      detta det här : inlägget inlägg reportaget reportage
    `,
    first: `
      publicerades {ursprungligen|först} (i|på|av|hos) *
      {dök först upp|dök upp först} (i|på) *
      {ursprungligen|först|tidigare} (publicerad|publicerat|publicerades|publicerats) (i|på|av|hos) *
      {hämtad från|återgiven från|återpublicerad från} *
      {med tillstånd av} *
      {läs} (hela|den fullständiga) (artikeln|texten) (i|på|hos) *
    `,
    from: `
      {källa|källor} ?: *
      {(via} *)
    `,
    also: `
      {publicerades också} (i|på) *
    `,
  },
  tr: {
    isInflected: true,
    subjects: `
      bu : yazı yazısı makale makalesi haber haberi metin röportaj içerik
    `,
    first: `
      {ilk olarak|ilk kez|ilk önce|ilk defa} * (yayımlandı|yayınlandı|yayımlanmıştır|yayınlanmıştır|çıktı)
      * {izniyle|gazetesinden alınmıştır|sitesinden alınmıştır}
    `,
    from: `
      {kaynak|kaynaklar|haber kaynağı} ?: *
    `,
  },
  ja: {
    subjects: '',
    lead: '(?:この|本|当)(?:記事|投稿|稿|文章|コラム)[はが]?',
    first: `
      *(に|で|にて){最初に|初めて|はじめて|先に}(掲載|公開|発表|表示)され
      {初出|転載元|元記事|原文} ?(：|:|は) ?*
      *{より転載|より許可を得て転載|からの転載}
    `,
    from: `
      {出典|情報源|提供|ソース} ?(：|:) ?*
    `,
  },
};

/**
 * Agencies by the names used for them in credits and addresses. These names are too short to be
 * searched for in general, and the sites of some agencies have names of their own.
 */
export const AGENCIES = `
  ap apnews associatedpress theassociatedpress
  reuters
  afp agencefrancepresse
  dpa deutschepresseagentur dpaafx
  apa epd kna sid
  efe agenciaefe
  ansa
  lusa agencialusa
  anp algemeennederlandspersbureau
  pap polskaagencjaprasowa
  tass тасс
  ria риановости риа rianovosti
  interfax интерфакс
  tt ttnyhetsbyran
  aa anadoluajansi anadolu
  dha demirorenhaberajansi
  iha ihlashaberajansi
  kyodo 共同 共同通信 kyodonews
  jiji 時事 時事通信
  upi unitedpressinternational
  bloomberg
  belga ats ntb ritzau stt
`;
