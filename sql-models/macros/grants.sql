{# A server of someone else may lack the role, so both statements look for it first. #}
{% macro grant_select_to_analyst(relation) -%}
    do $$
    begin
        if exists (select from pg_roles where rolname = '{{ var("analyst_role") }}') then
            grant select on {{ relation }} to {{ var("analyst_role") }};
        end if;
    end
    $$
{%- endmacro %}

{% macro grant_usage_to_analyst(schema_name) -%}
    do $$
    begin
        if exists (select from pg_roles where rolname = '{{ var("analyst_role") }}')
            and not has_schema_privilege(
                '{{ var("analyst_role") }}', to_regnamespace('{{ schema_name }}')::oid, 'usage'
            )
        then
            grant usage on schema {{ schema_name }} to {{ var("analyst_role") }};
        end if;
    end
    $$
{%- endmacro %}
