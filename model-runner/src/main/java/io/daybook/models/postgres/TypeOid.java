package io.daybook.models.postgres;

/// The type numbers of PostgreSQL's catalog that the runner tells apart.
final class TypeOid {
  static final int BOOL = 16;
  static final int INT8 = 20;
  static final int INT2 = 21;
  static final int INT4 = 23;
  static final int TEXT = 25;
  static final int OID = 26;
  static final int JSON = 114;
  static final int FLOAT4 = 700;
  static final int FLOAT8 = 701;
  static final int CHAR = 1042;
  static final int VARCHAR = 1043;
  static final int DATE = 1082;
  static final int TIME = 1083;
  static final int TIMESTAMP = 1114;
  static final int TIMESTAMPTZ = 1184;
  static final int INTERVAL = 1186;
  static final int NUMERIC = 1700;
  static final int JSONB = 3802;

  private TypeOid() {}

  /// Array types that dbt's driver turns into lists.
  static boolean isArray(int type) {
    return switch (type) {
      case 1000, 1002, 1003, 1005, 1007, 1009, 1014, 1015, 1016, 1021, 1022, 1231 -> true;
      default -> false;
    };
  }

  /// Arrays of numbers.
  static boolean isNumeric(int type) {
    return switch (type) {
      case 1005, 1007, 1016, 1021, 1022, 1231 -> true;
      default -> false;
    };
  }

  /// The name by which dbt's driver knows a type: coarse on purpose, contracts are compared by it.
  static String driverName(int type) {
    return switch (type) {
      case BOOL -> "BOOLEAN";
      case INT8 -> "LONGINTEGER";
      case INT2, INT4 -> "INTEGER";
      case OID -> "ROWID";
      case TEXT, 19, 18, CHAR, VARCHAR -> "STRING";
      case JSON -> "JSON";
      case JSONB -> "JSONB";
      case FLOAT4, FLOAT8 -> "FLOAT";
      case NUMERIC -> "DECIMAL";
      case DATE -> "DATE";
      case TIME, 1266 -> "TIME";
      case TIMESTAMP -> "DATETIME";
      case TIMESTAMPTZ -> "DATETIMETZ";
      case INTERVAL, 704 -> "INTERVAL";
      case 17 -> "BINARY";
      case 1000 -> "BOOLEANARRAY";
      case 1005, 1006, 1007 -> "INTEGERARRAY";
      case 1016 -> "LONGINTEGERARRAY";
      case 1021, 1022 -> "FLOATARRAY";
      case 1231 -> "DECIMALARRAY";
      case 1002, 1003, 1009, 1014, 1015 -> "STRINGARRAY";
      case 1182 -> "DATEARRAY";
      case 1115 -> "DATETIMEARRAY";
      case 1185 -> "DATETIMETZARRAY";
      case 1187 -> "INTERVALARRAY";
      default -> "unknown type_code " + type;
    };
  }
}
