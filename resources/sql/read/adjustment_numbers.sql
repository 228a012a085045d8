-- columns: adjustment_no text, uuid text
-- Numbers of the adjustment ledger, of retired cases too: a number is given once.
SELECT c.adjustment_no, c.uuid FROM adjustment_case AS c WHERE c.adjustment_no IS NOT NULL;
