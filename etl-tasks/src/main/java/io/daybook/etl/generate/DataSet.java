package io.daybook.etl.generate;

import io.daybook.etl.generate.company.Calendar;
import java.util.Arrays;
import java.util.List;

/// The data sets written, with their columns in order.
public enum DataSet {
  CUSTOMERS(
      "sales",
      "customers",
      "customer_code customer_name customer_type customer_segment industry channel region_code"
          + " sales_rep_code currency_code payment_terms_days credit_limit_eur email phone"
          + " customer_since is_active"),
  PRODUCTS(
      "sales",
      "products",
      "product_code product_name brand category sub_category uom list_price_eur"
          + " standard_cost_eur launch_date discontinue_date is_active"),
  REGIONS(
      "sales",
      "regions",
      "region_code country_code country_name region_name city_name currency_code"),
  SALES_REPS(
      "sales",
      "sales_reps",
      "sales_rep_code full_name email region_code team manager_code hire_date leave_date"
          + " is_active"),
  ORDERS(
      "sales",
      "orders",
      "order_number order_date ordered_at customer_code region_code sales_rep_code channel"
          + " currency_code promotion_code requested_date line_count order_total"),
  ORDER_LINES(
      "sales",
      "order_lines",
      "order_number line_number order_date product_code quantity list_price discount_percent"
          + " net_amount currency_code promised_date"),
  SALES_TARGETS(
      "sales",
      "sales_targets",
      "target_month sales_rep_code category target_revenue_eur target_quantity version"),
  WAREHOUSES(
      "operations",
      "warehouses",
      "warehouse_code warehouse_name region_code capacity_units is_active"),
  INVENTORY_SNAPSHOTS(
      "operations",
      "inventory_snapshots",
      "snapshot_date product_code warehouse_code opening_qty good_qty returned_qty shipped_qty"
          + " adjusted_qty closing_qty standard_cost_eur inventory_value_eur average_age_days"
          + " provision_eur"),
  PRODUCTION_RUNS(
      "operations",
      "production_runs",
      "run_number run_date product_code warehouse_code line_code run_type planned_qty good_qty"
          + " scrapped_qty machine_minutes downtime_minutes standard_minutes_per_unit"),
  DELIVERIES(
      "operations",
      "deliveries",
      "movement_number movement_date movement_type order_number line_number product_code"
          + " customer_code warehouse_code promised_date delivered_date quantity net_amount"
          + " currency_code reason"),
  GL_ACCOUNTS(
      "finance",
      "gl_accounts",
      "account_code account_name account_type statement normal_side cash_flow_category"
          + " cash_flow_line is_current is_active"),
  JOURNAL_LINES(
      "finance",
      "journal_lines",
      "entry_number line_number entity_code posting_date entry_type account_code debit_eur"
          + " credit_eur transaction_currency transaction_amount customer_code product_category"
          + " region_code document_ref description"),
  TRIAL_BALANCE(
      "finance",
      "trial_balance",
      "balance_date entity_code account_code opening_eur debit_eur credit_eur closing_eur"),
  BUDGETS("finance", "budgets", "budget_month account_code region_name budget_eur version"),
  FX_RATES("finance", "fx_rates", "rate_date currency_code rate_eur"),
  INVOICES(
      "invoices",
      "invoices",
      "InvoiceNo StockCode Description Quantity InvoiceDate UnitPrice CustomerID Country"
          + " PaymentStatus");

  private final String source;
  private final String title;
  private final String columns;

  DataSet(String source, String title, String columns) {
    this.source = source;
    this.title = title;
    this.columns = columns;
  }

  public String source() {
    return source;
  }

  /// The name without the source, such as `order_lines`.
  public String title() {
    return title;
  }

  public List<String> columns() {
    return List.of(columns.split(" "));
  }

  /// Where a day's file lies in the inbox: `sales/20260302/order_lines.csv`.
  String path(int day) {
    return source + "/" + Calendar.compact(day) + "/" + title + ".csv";
  }

  /// The data sets of a source.
  static List<DataSet> of(String source) {
    return Arrays.stream(values()).filter(dataSet -> dataSet.source.equals(source)).toList();
  }
}
