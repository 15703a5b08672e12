"""What expressions there are: for each kind of value the ways to make one, with holes for kinds (`<int>`) and words (`<slice>`).

A rule gives a value of its kind without an error if its holes are filled with values of theirs.
"""

from __future__ import annotations

RULES: dict[str, str] = {
    "int": """
        <int> + <int>; <int> - <int>; <int> * <int>; <int> // <pos>; <int> % <pos>; -<int>; +<int>; <int> ** <exp>
        <int>|abs; <sized>|length; <sized>|count; <inttext>|int; <inttext>|int(<int>); <str>|int; '0x1f'|int(0, 16); 'ff'|int(<int>, 16); '0b11'|int(<int>, 2); ' 777'|int(0, 8); 'zz'|int(<int>, base=10)
        <float>|int; <int>|int; <bool>|int; <bool> + <int>; <text>|wordcount; <float>|round|int
        <ints>|sum; <ints>|sum(start=<int>); <rows>|sum(attribute='x'); <rows>|sum('x', <int>); <gint>|sum
        <ints+>|max; <ints+>|min; <ints+>|first; <ints+>|last; <ints+>[0]; <ints+>[-1]; [<int>]|random; <ints>|max|default(<int>)
        <str>.count(<str+>); <str>.find(<str>); <str>.rfind(<str>, <int>); ('x' ~ <str>).index('x'); (<str> ~ 'x').rindex('x')
        <strs>.count(<str>); <ints>.count(<int>); [<int>, 7].index(7); (1, 7).index(7, 1); (<int>, 2).count(2); <rng>.count(<int>)
        (<int> if <bool> else <int>); <int> if <bool> else <int>; <undef>|default(<int>); <undef>|d(<int>); <any>|default(<int>, true)|length if false else <int>
        <int>.bit_length(); <int>.bit_count(); <int>.real; <int>.numerator; <int>.imag; <int>.denominator; <int>.conjugate()
        <dict>.get('a', <int>); <dict>.get('nope', <int>); <dict>.copy().pop('nope', <int>); <dict>.copy().setdefault('k', <int>)
        <row>.x; <row>['x']; dict(a=<int>).a; {'a': <int>}['a']; (<int>, <str>)[0]; namespace(v=<int>).v; <ints+>.copy().pop(); <ints+>.copy().pop(0)
        <rng>|length; <rng>.start; <rng>.stop; <rng>.step; <groups>|length; <nested>|map('sum')|sum; <nested>|sum(start=[])|length
        <int> and <int>; <int> or <int>; <mk>|length; deep.x.y[0]; (<rows>|first).x; {1: <int>}[1]; <pairs>|map(attribute=1)|sum; <rows>|map(attribute='x')|sum
        <rows>|map(attribute='nope', default=<int>)|sum; (<int>|string)|int; <num>|round(-1)|int; (<int>, <int>)|max; <dict>.values()|sum
        <bytes>|length; <bytes>.find(<bytes>); <bytes>.rfind(<bytes>, <int>); <bytes>.count(<bytes>); (<bytes> + 'x'.encode()).index(120); <bytes>|sum; <int>.from_bytes(<bytes>, 'big'); <int>.from_bytes(<bytes>, 'little', signed=<flag>)
        cycler(<int>, <int>).next(); <str>.find(<str>, <int>, <int>); <int>|attr('real'); [<ints>]|map('length')|first; <strs>|map('length')|sum
    """,
    "pos": """
        <pos> + <pos>; <pos> * <pos>; (<int>|abs) + 1; [<int>]|length; <rows>|length + 1; <pos>|int; (<pos> if <bool> else <pos>); [<pos>, <pos>]|max; <str+>|length
    """,
    "float": """
        <float> + <num>; <int> - <float>; <float> * <float>; <num> / <pos>; <float> // <pos>; <float> % <pos>; -<float>; <float> ** 2; <pos> ** -1
        (1.5).fromhex(<float>.hex()); <cpx>.real; <cpx>.imag; <float>|abs; <num>|round; <float>|round(<digit>); <num>|round(<digit>, <way>); <num>|round(method=<way>); <float>|round(-1); <num>|float; <floattext>|float
        <floattext>|float(<float>); <str>|float(default=<float>); [<float>]|sum; [<float>, <num>]|max; <float>.real; <float>.imag; <float>.conjugate(); <bool> / <pos>
        (<float> if <bool> else <float>); <undef>|default(<float>); <ints>|sum / <pos>; <int> + <float>; <float>|float; '%.3f' % <float>|float
    """,
    "bool": """
        <bytes>.startswith(<bytes>); <bytes>.endswith((<bytes>, <bytes>)); <bytes>.isalpha(); <bytes>.isdigit(); <bytes>.isalnum(); <bytes>.islower(); <bytes>.isupper(); <bytes>.istitle(); <bytes>.isspace(); <bytes>.isascii(); <bytes> < <bytes>; <bytes> in <bytes>; <bytes> == <bytes>; <cpx> == <cpx>; <digit> in <bytes>
        <int> is odd; <int> is even; <int> is divisibleby(<pos>); <int> is divisibleby 3; <any> is defined; <any> is not defined; <undef> is undefined; <any> is none
        <any> is boolean; <any> is true; <any> is false; <any> is integer; <any> is float; <text> is lower; <text> is upper; <any> is string; <any> is mapping
        <any> is number; <any> is sequence; <any> is iterable; <callable> is callable; <any> is callable; <any> is sameas(none); <any> is sameas true; <any> is escaped
        <int> is in(<ints>); <str> is in (<strs>); <any> is eq(<any>); <any> is equalto (<int>); <any> is ne (<str>); <num> is gt(<num>); <num> is ge(<num>); <num> is lt (<num>)
        <num> is le(<num>); <num> is greaterthan(<num>); <num> is lessthan(<num>); '<filter>' is filter; '<test>' is test; <any> is not none; <str> is not in (<strs>)
        <any> == <any>; <any> != <any>; <num> < <num>; <num> >= <num>; <str> < <str>; <str> > <str>; <ints> < <ints>; <strs> <= <strs>; <pairs> >= <pairs>; <tup> == <tup>
        <num> < <num> <= <num>; <int> == <int> == <float>; <int> in <ints>; <int> not in <rng>; <str> in <str>; <str> in <strs>; <str> in <dict>; <str> not in <dict>
        not <any>; <bool> and <bool>; <bool> or <bool>; not <bool>; <str>.startswith(<str>); <str>.endswith((<str>, <str>)); <str>.startswith(<str>, 1); <float>.is_integer()
        <str>.isdigit(); <str>.isalpha(); <str>.isalnum(); <str>.isdecimal(); <str>.isnumeric(); <str>.isspace(); <str>.isascii(); <str>.isprintable(); <str>.isidentifier()
        <str>.islower(); <str>.isupper(); <str>.istitle(); <dict>.keys().isdisjoint(<strs>); <any> in [<any>, <any>]; <any> in (<any>,); (<bool> if <bool> else <bool>)
        <set>.issubset(<strs>); <set>.issuperset(<dict>); <set>.isdisjoint(<strs>); <set> == <set>; <str> in <set>; <set> <= <set>; <int> in <dict>.values(); <undef> is defined
        (<str>, <int>) in <dict>.items(); <dict> == <dict>; <row> != <dict>; <any> is not string; <rng> == <rng>; <undef>|default(<bool>); <mixed> == <mixed>; <any> is not sequence
    """,
    "str": """
        <str>.encode().decode(); <str>.encode('utf-16').decode('utf-16'); <bytes>.decode('latin-1'); <bytes>.decode('ascii', <decoding>); <bytes>.decode(errors=<decoding>); <bytes>.hex(); <bytes>.hex('-', 2); <float>.hex(); <str>.translate(<str>.maketrans('abe', 'xyz')); <str>.translate(<str>.maketrans('ab', 'xy', 'o')); '{:.2f}'.format(<cpx>)
        <str> + <str>; <str> ~ <any>; <num> ~ <str> ~ <any>; <str> * <rep>; <rep> * <str>; <q> <q>; <str>[<slice>]; <str+>[0]; <str+>[-1]; <str>|string; <any>|string
        <text>|upper; <text>|lower; <text>|title; <text>|capitalize; <text>|trim; <text>|trim(<chars>); <text>|center(<width>); <text>|replace(<str+>, <str>)
        <text>|replace(<str+>, <str>, <digit>); <text>|replace(old='a', new=<str>, count=1); <text>|indent; <text>|indent(2, true); <text>|indent(<str>, blank=<flag>)
        <text>|indent(width=3, first=<flag>); <text>|truncate(7); <text>|truncate(5, true); <text>|truncate(9, <flag>, '~'); <text>|truncate(6, <flag>, '', 0); <text>|truncate(length=4, leeway=<digit>)
        <text>|wordwrap(5); <text>|wordwrap(4, false); <text>|wordwrap(8, <flag>, <str>); <text>|wordwrap(10, break_on_hyphens=<flag>); <text>|wordwrap(6, wrapstring='|')
        <text>|striptags; <str>|urlencode; <dict>|urlencode; <pairs>|urlencode; <num>|filesizeformat; <num>|filesizeformat(<flag>); <any>|pprint; <text>|e; <text>|escape; <text>|forceescape
        <text>|urlize; <text>|urlize(8, <flag>); <text>|urlize(target='_blank'); <text>|urlize(rel='me', extra_schemes=['ftp:']); <json>|tojson; <json>|tojson(2); <row>|xmlattr; {'a': <text>, 'b': none}|xmlattr(<flag>)
        <strs>|join; <strs>|join(<str>); <iter>|join('-'); <rows>|join(', ', attribute='y'); <rows>|join('|', 'x'); <rows>|map(attribute='y')|join; <gstr>|join(<text>); <mixed>|join(' ')
        <str+>|first; <str+>|last; <strs+>|max; <strs+>|min; <strs+>|first; <strs+>|last; <strs+>[0]; <strs>|max(case_sensitive=true)|default(<str>); <str>|reverse; <row>.y; <rows>|map(attribute='y')|first|default(<str>)
        <str>.upper(); <str>.lower(); <str>.title(); <str>.capitalize(); <str>.swapcase(); <str>.casefold(); <str>.strip(); <str>.strip(<chars>); <str>.lstrip(); <str>.lstrip(<chars>); <str>.rstrip(<chars>); <str>.rstrip()
        <str>.replace(<str>, <str>); <str>.replace(<str>, <str>, <digit>); <str>.zfill(<width>); <str>.ljust(<width>, <char>); <str>.rjust(<width>); <str>.center(<width>, <char>); <str>.expandtabs(<digit>); <str>.expandtabs()
        <str>.join(<strs>); <str>.join(<str>); <str>.removeprefix(<str>); <str>.removesuffix(<str>); <str>.partition(<str+>)[0]; <str>.rpartition(<str+>)|last; <str>.split()|join('+'); <str>.translate({97: 'Q', 98: none})
        '<around><pint>' % <int>; '<around><pfloat>' % <num>; '<around><pstr>' % (<any>,); '<pint><around><pstr>' % (<int>, <any>); '%(a)<around>' ~ <str>; '%(a)s %(b)d' % {'a': <any>, 'b': <int>}; '%*d' % (<width>, <int>)
        '%c%c' % (<char>, 65); '%-*s|' % (<width>, <str>); '%s' % <str>; '%d%%' % <int>; '<pstr>'|format(<any>); '%s-<pint>'|format(<any>, <int>); '%(k)s'|format(k=<any>); '%.2f|%s' % (<num>, <str>)
        '{}'.format(<any>); '<around>{:<fint>}'.format(<int>); '{:<ffloat>}'.format(<float>); '{:<fstr>}|'.format(<str>); '{0!r:<fstr>}'.format(<any>); '{a[x]}{a[y]!s:>4}'.format(a=<row>); '{0[0]}'.format(<ints+>)
        '{1} {0}'.format(<any>, <any>); '{:{}}'.format(<int>, <width>); '{:>{w}}'.format(<str>, w=<width>); '{{{}}}'.format(<int>); '{a}'.format_map({'a': <any>}); '{!a}'.format(<any>); '{0.real:>5}'.format(<int>); '{:<fint>}'.format(<bool>)
        (<str> if <bool> else <str>); <str> if <bool> else <str>; <str> or <str>; <str> and <str>; <undef>|default(<str>); <any>|default(<str>, true)|string; <undef> ~ <str>; cycler(<str>, <str>).next(); joiner(<str>)(); cycler('a', <str>).current
        {'k': <str>}['k']; {'k': <str>}.k; dict(k=<str>).get('k'); namespace(v=<str>).v; deep.s; deep.x.y[1].z; deep['x']['y'][1]['z']; (<int>, <str>)[1]; <any>|string|length ~ ''; <groups>|map(attribute='grouper')|join; <groups>|map(attribute=0)|join(',')
        <pairs>|map('first')|join; <pairs>|map('join', '=')|join('&'); <strs>|map('upper')|join(','); <nested>|map('join')|join(';'); <text>|d(<str>); <dict>|dictsort|string; <str>|format; <any>|pprint|upper
        <text>|trim|lower|replace('a', 'b')|truncate(5); <any> ~ <any> ~ <any>; <mk>.striptags(); <mk>.unescape(); <float>|string; <ints>|join('/'); <any>|list|string if false else <str>; lipsum(0); (lipsum(n=1, html=false) is string) ~ ''; <str>|attr('upper')()
        <row>|items|map('join', ':')|join(','); <str>|list|sort|join; <str>|list|unique|join; <strs>|select|join; (<str>|list)[::-1]|join; <str>.splitlines()|join('\\\\n'); '%s' % <num>; '{:,}'.format(<int>); '%r' % <str>; <rng>|string; <set>|sort(case_sensitive=true)|join
    """,
    "str+": """
        <str+> ~ <str>; <str> ~ <pos>; <str+> + <str>; <str+>|upper; <str+> * <pos>; 'x' ~ <any>; <int>|string; (<str+> if <bool> else <str+>); '<' ~ <str> ~ '>'; <str+>|title; <num>|string
    """,
    "mk": """
        <str>|safe; <any>|e; <any>|escape; <any>|forceescape; <json>|tojson; <row>|xmlattr; <mk> + <str>; <mk> ~ <str>; <str> + <mk>; <mk>|upper; <mk>|trim; <mk>|indent; <mk> * <rep>; <mk>[<slice>]
        ('<b>{}</b>'|safe).format(<any>); ('<i>%s</i>'|safe) % <str>; ('%s'|safe)|format(<str>); <mk>|replace(<str+>, <str>); <mk>.join(<strs>); <mk>.upper(); <mk>|string; <mk>|capitalize; <mk>|title
        <mk>.strip(); <mk>.replace(<str>, <str>); <mk>|lower; <mk>.split()|first|default(<mk>); <mk>|center(<width>); <mk>|truncate(6); (<mk> if <bool> else <mk>); <mk>|urlize; [<mk>, <str>]|join; [<str>, <mk>]|join(<str>)
        ('{:>5}'|safe).format(<str>); ('%(a)s'|safe) % {'a': <str>}; <mk>|wordwrap(7); <mk> or <mk>; <mk>.partition(<str+>)[0]; <mk>.zfill(<width>); <mk>|e|e; <mk>|forceescape; <mk>.capitalize(); [<mk>]|first
    """,
    "ints": """
        [<int>, <int>]; [<int>]; []; <ints> + <ints>; <ints> * <rep>; <ints>|sort; <ints>|sort(reverse=<flag>); <ints>|sort(<flag>); <ints>|reverse|list; <gint>|list; <ints>[<slice>]; <ints>|map('abs')|list
        <rows>|map(attribute='x')|list; <rng>|list; <dict>.values()|list; <ints>|unique|list; <ints>|select('odd')|list; <ints>|reject('gt', <int>)|list; <ints>|select('in', <ints>)|list; <ints>.copy(); (<ints> if <bool> else <ints>)
        <nested>|first|default([]); <nested>|sum(start=[]); <strs>|map('length')|list; <strs>|map('int', <int>)|list; <nested>|map('length')|list; <ints> or <ints>; <undef>|default(<ints>); <ints>|select('divisibleby', <pos>)|list
        <ints>|map('default', <int>)|list; <ints>|select('==', <int>)|list; <ints>|reject('!=', <int>)|list; <ints>|select('>=', <int>)|list; <ints>|select('<', <int>)|list; <ints>|select('>', <int>)|list; <ints>|select('<=', <int>)|list
        <rows>|map(attribute='nope', default=<int>)|list; <floats>|map('round')|map('int')|list; <pairs>|map('last')|list; <pairs>|map(attribute='1')|list; <ints>|reject|list; <ints>|reject('even')|list; <ints>|map('string')|map('int')|list; <nested>|map('first')|select('number')|list
    """,
    "ints+": "[<int>, <int>]; [<int>]; <ints> + [<int>]; [<int>] + <ints>; [<int>, <int>, <int>]|sort; <ints+>|reverse|list; <ints+> * 2; <ints+>|sort; (<ints+> if <bool> else <ints+>); range(1, 4)|list; (<int>, <int>)|list; <ints+>|unique|list",
    "floats": "[<float>, <float>]; [<num>, <float>]; <floats> + <floats>; <ints>|map('float')|list; <floats>|sort; <floats>|map('round', <digit>)|list; []",
    "strs": """
        [<str>, <str>]; [<str>]; []; <strs> + <strs>; <str>.split(); <str>.split(<str+>); <str>.split(<str+>, <digit>); <str>.rsplit(<str+>, <digit>); <str>.rsplit(); <str>.splitlines(); <str>.splitlines(true); <str>|list; <str>.split(none, 1)
        <strs>|map('upper')|list; <strs>|sort; <strs>|sort(case_sensitive=<flag>); <strs>|sort(reverse=true); <dict>|list; <dict>.keys()|list; <rows>|map(attribute='y')|list; <strs>|select('lower')|list; <strs>|unique|list; <strs>|unique(<flag>)|list
        <strs>|map('replace', <str+>, <str>)|list; <strs>|map('default', <str>)|list; <strs>|reject('in', <strs>)|list; <strs>[<slice>]; <gstr>|list; <ints>|map('string')|list; <strs>|map('truncate', 5)|list; <strs>|map('trim')|list; <text>|list; <set>|sort(case_sensitive=true)
        <strs> * <rep>; (<strs> if <bool> else <strs>); <strs>|map('center', <width>)|list; <strs>|select('eq', <str>)|list; <groups>|map(attribute='grouper')|list; <strs>|map('indent', width=2)|list; <strs>|reverse|list; <strs>|map('capitalize')|select('upper')|list
        <pairs>|map('first')|list; <pairs>|map(attribute=0)|list; <strs>.copy(); <strs>|list; <str>|batch(2)|map('join')|list; <ints>|map('filesizeformat', binary=<flag>)|list; ['%s', '%s!']|map('format', <str>)|list; <strs>|reject('escaped')|list; <str>.partition(<str+>)|list
    """,
    "strs+": "[<str>, <str>]; [<str>]; <strs> + [<str>]; ('x' ~ <str>)|list; <strs+>|sort; <strs+>|map('lower')|list; <rows+>|map(attribute='y')|list; <str+>.split(<str+>)",
    "pairs": """
        <dict>|dictsort; <dict>|dictsort(true); <dict>|dictsort(by='value'); <dict>|dictsort(reverse=true); <dict>|dictsort(<flag>, 'key', <flag>); <dict>.items()|list; <dict>|items|list; [(<str>, <int>)]; <pairs>|sort
        <pairs> + <pairs>; [(<str>, <int>), (<str>, <int>)]; <pairs>|reverse|list; <pairs>|sort(attribute='1'); <pairs>|sort(attribute='0,1', case_sensitive=<flag>); <pairs>|unique|list; <pairs>|selectattr(0)|list; <pairs>[<slice>]
    """,
    "groups": "<rows>|groupby('y'); <rows>|groupby(attribute='y', case_sensitive=true); <rows>|groupby('y', default='none')",
    "rows": """
        [<row>, <row>]; <rows>|sort(attribute='x'); <rows>|sort(attribute='y,x'); <rows>|sort(attribute='y', case_sensitive=true, reverse=<flag>); <rows>|selectattr('x')|list; <rows>|selectattr('x', 'gt', <int>)|list
        <rows>|rejectattr('y', 'in', <strs>)|list; <rows>|unique(attribute='x')|list; <rows>|reverse|list; <rows> + <rows>; <rows>[<slice>]; <rows>|selectattr('nope', 'undefined')|list; <rows>|rejectattr('x')|list; <rows>|rejectattr('x', 'odd')|list
        []; <rows>|selectattr('y', '==', <str>)|list; <rows>|selectattr('y', 'defined')|list; (<rows>|groupby('x')|first).list; <rows>|list; <rows>|selectattr('y', 'lower')|list; (<rows> if <bool> else <rows>)
    """,
    "rows+": "[<row>]; [<row>, <row>]; <rows> + [<row>]; <rows+>|sort(attribute='y')",
    "row": "{'x': <int>, 'y': <str>}; dict(x=<int>, y=<str>); dict(<row>, x=<int>); <rows+>|first; <rows+>[0]; <rows+>|min(attribute='x'); <rows+>|max(attribute='y'); <rows+>|max(case_sensitive=true, attribute='y'); dict([('x', <int>), ('y', <str>)]); <row>.copy(); dict(**<row>); <rows+>|last; (<row> if <bool> else <row>)",
    "dict": "{'a': <int>, 'b': <int>}; dict(a=<int>); {<str>: <int>}; {'a': <int>, <str>: <int>,}; dict(<dict>, c=<int>); dict(<pairs>); <dict>.copy(); {}; dict(**{'a': <int>, 'b': <int>}); (<dict> if <bool> else <dict>); <dict> or <dict>; {}.fromkeys(<strs>, <int>); dict(<dict>.items()); <undef>|default(<dict>)",
    "any_dict": "{1: <any>, none: <any>, 2.5: <any>}; {'k': <any>}; {true: <any>, 'x': <any>}; {(1, 'a'): <any>}; dict(k=<any>, l=<any>); deep; deep.x; {<int>: {<str>: <any>}}",
    "nested": "[[<int>], <ints>]; [<ints>, <ints>]; <ints>|batch(<pos>)|list; <ints>|batch(<pos>, <int>)|list; <ints>|slice(<pos>)|list; <ints>|slice(2, <int>)|list; deep.l; <nested> + <nested>; <nested>|sort; []; <nested>[<slice>]; <rng>|batch(2, none)|list|length * [[1]]",
    "tup": "(<any>, <any>); (<any>,); (); <str>.partition(<str+>); <str>.rpartition(<str+>); <tup> + <tup>; <tup> * <rep>; <tup>[<slice>]; <float>.as_integer_ratio(); <int>.as_integer_ratio(); (<int>, <str>, <float>); <dict>|dictsort|first|default(()); (<any>, (<any>, <any>)); <dict>.copy().popitem() if <dict> else ()",
    "rng": "range(<rep>); range(<digit>, <width>); range(<width>, <digit>, -2); range(<digit>, <width>, 3); <rng>[<slice>]; range(<pos>) if false else range(3)",
    "gint": "<ints>|select; <ints>|select('even'); <ints>|reject('odd'); <ints>|map('abs'); <ints>|reverse; <ints>|unique; <rows>|map(attribute='x'); <rng>|reverse; <ints>|map('round')|map('int')",
    "gstr": "<strs>|map('upper'); <strs>|select('string'); <strs>|reverse; <rows>|map(attribute='y'); <strs>|unique; <ints>|map('string'); <strs>|map('e'); <rows>|map('attr', 'nope')|map('string'); <dict>|items|map('first')",
    "gen": "<ints>|batch(2); <ints>|slice(3); <rows>|selectattr('x'); <dict>|items; <rows>|rejectattr('y'); <strs>|map('list')",
    "view": "<dict>.keys(); <dict>.values(); <dict>.items(); <row>.values()",
    "bytes": """
        <str>.encode(); <str>.encode(); <str>.encode('ascii', <handler>); <str>.encode('latin-1', <handler>); <str>.encode('utf-16-le'); <bytes> + <bytes>; <bytes> * <rep>; <bytes>[<slice>]; <int>.to_bytes(9, 'big', signed=true); <pos>.to_bytes(4, 'little')
        <bytes>.upper(); <bytes>.lower(); <bytes>.title(); <bytes>.swapcase(); <bytes>.capitalize(); <bytes>.strip(); <bytes>.lstrip(<chars>.encode()); <bytes>.rstrip(<bytes>); <bytes>.replace(<bytes>, <bytes>); <bytes>.replace(<bytes>, <bytes>, <digit>)
        <bytes>.center(<width>); <bytes>.ljust(<width>, '*'.encode()); <bytes>.rjust(<width>); <bytes>.zfill(<width>); <bytes>.expandtabs(<digit>); <bytes>.join([<bytes>, <bytes>]); <bytes>.removeprefix(<bytes>); <bytes>.removesuffix(<bytes>); <bytes>.translate(none, <bytes>); <bytes>.translate(<bytes>.maketrans('ab'.encode(), 'xy'.encode()))
        <bytes>.split()|first|default(<bytes>); <bytes>.rsplit('a'.encode(), <digit>)|last; <bytes>.splitlines()|first|default(<bytes>); <bytes>.partition(' '.encode())[<digit>]; <bytes>.rpartition('a'.encode())|last; <bytes>.fromhex(<bytes>.hex()); '%s|%d'.encode() % (<bytes>, <int>)
    """,
    "cpx": "(-<pos>) ** 0.5; (-4) ** 0.5; <cpx> + <num>; <num> - <cpx>; <cpx> * <pos>; <cpx> / <pos>; -<cpx>; <cpx>.conjugate(); <cpx> + <cpx>; <cpx> ** 2; <cpx> * <cpx>",
    "set": "<dict>.keys() - <dict>.keys(); <row>.keys() - <strs>; <set>.union(<strs>); <set>.intersection(<strs>, <dict>); <set>.difference(<strs>); <set>.symmetric_difference(<strs>); <set>.copy(); <set> - <set>",
    "mixed": "[<any>, <any>, <any>]; [<any>]; [<any>, [<any>, (<any>,)]]; mix; mix + [<any>]; mix|map('default', <any>)|list; mix|select|list; mix|reject('none')|list; mix|select('string')|list; mix|list; <tup>|list; mix[<slice>]; [<any>] * <rep>; mix|select('mapping')|list",
    "none": "none; None; <dict>.get('nope'); [<int>].append(<any>); [<int>].extend(<ints>); [<int>].insert(<int>, <any>); [3, <int>, 1].sort(); <ints>.copy().sort(reverse=<flag>); <strs>.copy().sort(key=<str>.find); <strs>.copy().sort(key=<str>.count, reverse=<flag>); [<strs>, <strs>].sort(key=dict) if false; <ints>.copy().reverse(); <ints>.copy().clear(); {}.update(<dict>); {'a': 1}.update(b=<any>); {'a': 1}.clear(); [<int>, 2].remove(2); {}.setdefault('k'); {'k': none}.pop('k')",
    "undef": "nope; <row>.nope; <dict>['nope']; <ints>[99]; <str>.nope; ([]|first); ({}|first); <str>[99]; (<any> if false); <int>.nope; []|max; []|random; (<row>|attr('x')); <ints>['x']; namespace().nope; mix.nope; ''|last",
    "callable": "range; dict; <str>.upper; <ints>.append; lipsum; joiner; namespace; <dict>.get",
}  # fmt: skip

KINDS = {
    "num": "int int pos float float",
    "text": "str str str+ mk",
    "str": "str str str+",
    "int": "int int int pos",
    "ints": "ints ints ints+",
    "strs": "strs strs strs+",
    "rows": "rows rows+",
    "sized": "ints strs str tup dict rng rows pairs nested mk mixed any_dict bytes",
    "iter": "ints strs str tup dict rng gint gstr view pairs mixed floats",
    "json": "none bool int float str ints strs row dict nested pairs mk",
    "any": "none bool bool int int float float str str str mk ints ints strs strs tup tup dict row rows nested rng pairs mixed any_dict floats bytes cpx",
}
"""The kinds that a hole accepts, with their weights; a kind that is not listed accepts itself only."""
