package io.daybook.etl.generate.company;

/// The chart of accounts, in the order of the codes.
public enum Account {
  CASH("1000", "Cash", "ASSET", "CASH", "Cash"),
  RECEIVABLES("1200", "Trade receivables", "ASSET", "OPERATING", "Change in receivables"),
  OTHER_RECEIVABLES("1210", "Other receivables", "ASSET", "OPERATING", "Change in receivables"),
  FINISHED_GOODS("1300", "Finished goods", "ASSET", "OPERATING", "Change in inventory"),
  RAW_MATERIALS("1310", "Raw materials", "ASSET", "OPERATING", "Change in inventory"),
  PLANT("1500", "Plant, gross", "ASSET", "INVESTING", "Capital spending"),
  DEPRECIATED("1590", "Accumulated depreciation", "ASSET", "OPERATING", "Depreciation"),
  PAYABLES("2000", "Trade payables", "LIABILITY", "OPERATING", "Change in payables"),
  SALES_TAX("2200", "Sales tax payable", "LIABILITY", "OPERATING", "Change in taxes"),
  PAYROLL("2300", "Payroll liabilities", "LIABILITY", "OPERATING", "Change in payroll"),
  LOAN("2500", "Bank loan", "LIABILITY", "FINANCING", "Loan"),
  TRANSFER_PAYABLE("2600", "Profit transfer payable", "LIABILITY", "FINANCING", "Profit transfer"),
  TAX_DUE("2610", "Income tax due to parent", "LIABILITY", "OPERATING", "Change in taxes"),
  SHARE_CAPITAL("3000", "Share capital", "EQUITY", "OPERATING", "Equity"),
  RESERVE("3100", "Capital reserve", "EQUITY", "OPERATING", "Equity"),
  TRANSFERRED("3900", "Profit transferred", "EQUITY", "FINANCING", "Profit transfer"),
  REVENUE("4000", "Product revenue", "REVENUE", "NONE", ""),
  OTHER_REVENUE("4100", "Other revenue", "REVENUE", "NONE", ""),
  RETURNS("4900", "Returns and allowances", "REVENUE", "NONE", ""),
  COGS("5000", "COGS at standard", "COGS", "NONE", ""),
  SCRAP("5100", "Scrap and stock adjustments", "COGS", "NONE", ""),
  ABSORBED("5200", "Conversion cost absorbed", "COGS", "NONE", ""),
  FACTORY("5210", "Factory labor and overhead", "COGS", "NONE", ""),
  REVALUATION("5300", "Standard cost revaluation", "COGS", "NONE", ""),
  SALARIES("6100", "Salaries", "OPEX", "NONE", ""),
  FREIGHT("6200", "Freight", "OPEX", "NONE", ""),
  RENT("6300", "Rent", "OPEX", "NONE", ""),
  DEPRECIATION("6400", "Depreciation", "OPEX", "NONE", ""),
  BAD_DEBT("6500", "Bad debt", "OPEX", "NONE", ""),
  MARKETING("6600", "Marketing", "OPEX", "NONE", ""),
  ADMINISTRATION("6700", "Administration and IT", "OPEX", "NONE", ""),
  FX_RESULT("7000", "FX gain or loss", "OTHER", "NONE", ""),
  INTEREST("7100", "Interest", "OTHER", "NONE", ""),
  INCOME_TAX("8000", "Income tax", "TAX", "NONE", "");

  private final String code;
  private final String title;
  private final String type;
  private final String cashFlowCategory;
  private final String cashFlowLine;

  Account(String code, String title, String type, String cashFlowCategory, String cashFlowLine) {
    this.code = code;
    this.title = title;
    this.type = type;
    this.cashFlowCategory = cashFlowCategory;
    this.cashFlowLine = cashFlowLine;
  }

  /// The place among the constants: tables are kept by it.
  @SuppressWarnings("EnumOrdinal")
  public int index() {
    return ordinal();
  }

  public String code() {
    return code;
  }

  public String title() {
    return title;
  }

  public String type() {
    return type;
  }

  public String cashFlowCategory() {
    return cashFlowCategory;
  }

  public String cashFlowLine() {
    return cashFlowLine;
  }

  public boolean isBalanceSheet() {
    return index() <= TRANSFERRED.index();
  }

  /// Balance-sheet accounts that turn to cash, or are due, within a year; the others have no say.
  public boolean isCurrent() {
    return switch (this) {
      case CASH, RECEIVABLES, OTHER_RECEIVABLES, FINISHED_GOODS, RAW_MATERIALS -> true;
      case PAYABLES, SALES_TAX, PAYROLL, TRANSFER_PAYABLE, TAX_DUE -> true;
      default -> false;
    };
  }

  /// Whether it begins every month with 0: the result and its transfer.
  public boolean restartsMonthly() {
    return index() >= TRANSFERRED.index();
  }

  /// The side on which it grows.
  public String normalSide() {
    return switch (type) {
      case "ASSET" -> this == DEPRECIATED ? "C" : "D";
      case "LIABILITY", "REVENUE" -> this == RETURNS ? "D" : "C";
      case "EQUITY" -> this == TRANSFERRED ? "D" : "C";
      default -> this == ABSORBED ? "C" : "D";
    };
  }
}
