{# dbt run-operation check_columns: after a build, compares the described columns of every model
   with those that its relation has, and fails with the list of differences. #}
{% macro check_columns() %}
    {%- set problems = [] %}
    {%- for node in graph.nodes.values() if node.resource_type == 'model' %}
        {%- set relation = api.Relation.create(schema=node.schema, identifier=node.alias) %}
        {%- set existing = [] %}
        {%- for column in adapter.get_columns_in_relation(relation) %}
            {%- do existing.append(column.name) %}
        {%- endfor %}
        {%- set described = [] %}
        {%- for column in node.columns.values() if column.description %}
            {%- do described.append(column.name) %}
        {%- endfor %}
        {%- for name in existing if name not in described %}
            {%- do problems.append(node.name ~ '.' ~ name ~ ' is not described') %}
        {%- endfor %}
        {%- for name in described if name not in existing %}
            {%- do problems.append(node.name ~ '.' ~ name ~ ' does not exist') %}
        {%- endfor %}
    {%- endfor %}
    {%- if problems %}
        {{ exceptions.raise_compiler_error(problems | join('\n')) }}
    {%- endif %}
{% endmacro %}
