package io.daybook.jinja.binary;

/// What stands in the bytes of a tree: the forms of nodes and of constants. Any change of a code
/// makes a new [Header#VERSION].
enum Form {
  ABSENT(0),
  CONST(1),
  NAME(2),
  NAMESPACE_REF(3),
  DATA(4),
  TUPLE(5),
  LIST(6),
  DICT(7),
  CONDITION(8),
  FILTER(9),
  TEST(10),
  CALL(11),
  ATTRIBUTE(12),
  ITEM(13),
  SLICE(14),
  CONCAT(15),
  COMPARE(16),
  BINARY(17),
  UNARY(18),
  AND(19),
  OR(20),
  NOT(21),
  OUTPUT(22),
  FOR(23),
  IF(24),
  MACRO(25),
  CALL_BLOCK(26),
  FILTER_BLOCK(27),
  WITH(28),
  SET(29),
  SET_BLOCK(30),
  BLOCK(31),
  EXTENDS(32),
  INCLUDE(33),
  IMPORT(34),
  FROM_IMPORT(35),
  AUTOESCAPE(36),
  DO(37),
  BREAK(38),
  CONTINUE(39),
  TEXT(40),
  LONG(41),
  BIG_INTEGER(42),
  DOUBLE(43),
  TRUE(44),
  FALSE(45),
  NONE(46);

  private static final Form[] BY_CODE = byCode();

  final int code;

  Form(int code) {
    this.code = code;
  }

  private static Form[] byCode() {
    Form[] forms = new Form[values().length];
    for (Form form : values()) {
      forms[form.code] = form;
    }
    return forms;
  }

  static Form of(int code) {
    return BY_CODE[code];
  }
}
