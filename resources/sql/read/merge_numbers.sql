-- columns: case_no text
-- Numbers of merges, of retired ones too: a number is given once.
SELECT c.case_no FROM merge_case AS c WHERE c.case_no IS NOT NULL;
